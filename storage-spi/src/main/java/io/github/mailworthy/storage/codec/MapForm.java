package io.github.mailworthy.storage.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object, its names being the keys as text; in the keys' natural order if they have one. */
record MapForm(TextForm keys, Form values) implements Form {
    @Override
    public void write(Object value, JsonWriter out) {
        out.open('{');
        for (Map.Entry<?, ?> entry : sorted((Map<?, ?>) value).entrySet()) {
            out.item();
            keys.write(entry.getKey(), out);
            out.colon();
            values.write(entry.getValue(), out);
        }
        out.close('}');
    }

    @Override
    public Object read(JsonReader in) {
        Map<Object, Object> map = new LinkedHashMap<>();
        in.open('{');
        while (in.more('}', map.isEmpty())) {
            Object key = keys.read(in);
            in.colon();
            if (map.put(key, values.read(in)) != null) {
                throw new Damaged("one key twice in a map");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean isBlank(Object value) {
        return ((Map<?, ?>) value).isEmpty();
    }

    @Override
    public Object blank() {
        return Map.of();
    }

    private static Map<?, ?> sorted(Map<?, ?> map) {
        return map.size() < 2
                        || map instanceof SortedMap
                        || !(map.keySet().iterator().next() instanceof Comparable)
                ? map
                : new TreeMap<>(map);
    }
}
