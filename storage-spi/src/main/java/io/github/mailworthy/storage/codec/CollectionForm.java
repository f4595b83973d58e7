package io.github.mailworthy.storage.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;

/** Lists in their order; sets in their natural order if they have one, else in their own. */
record CollectionForm(Form inner, boolean set) implements Form {
    @Override
    public void write(Object value, JsonWriter out) {
        Collection<?> items = (Collection<?>) value;
        out.open('[');
        for (Object item : set ? sorted(items) : items) {
            out.item();
            inner.write(item, out);
        }
        out.close(']');
    }

    @Override
    public Object read(JsonReader in) {
        Collection<Object> items = set ? new LinkedHashSet<>() : new ArrayList<>();
        in.open('[');
        while (in.more(']', items.isEmpty())) {
            Object item = inner.read(in);
            if (!items.add(item)) {
                throw new Damaged("one item twice in a set");
            }
        }
        return items.isEmpty()
                ? blank()
                : set ? Collections.unmodifiableSet((LinkedHashSet<Object>) items) : List.copyOf(items);
    }

    @Override
    public boolean isBlank(Object value) {
        return ((Collection<?>) value).isEmpty();
    }

    @Override
    public Object blank() {
        return set ? Collections.emptySet() : List.of();
    }

    private static Collection<?> sorted(Collection<?> items) {
        if (items.size() < 2 || items instanceof SortedSet || !(items.iterator().next() instanceof Comparable)) {
            return items;
        }
        List<Object> sorted = new ArrayList<>(items);
        sorted.sort(null);
        return sorted;
    }
}
