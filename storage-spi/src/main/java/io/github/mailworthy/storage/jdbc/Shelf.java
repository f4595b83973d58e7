package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.contact.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two tables of rows: contacts have one of their own, with columns for the host to read. */
enum Shelf {
    CONTACT("contact"),
    ROW("row");

    /** The order in which rows are locked and written by every writer: so no two wait for one another. */
    static final Comparator<Key<?>> ORDER = Comparator.<Key<?>, String>comparing(
                    key -> key.kind().name())
            .thenComparing(key -> key.account().value())
            .thenComparing(Key::id);

    private final String prefix;

    Shelf(String prefix) {
        this.prefix = prefix;
    }

    static Shelf of(Kind<?> kind) {
        return kind.name().equals(Contact.KIND.name()) ? CONTACT : ROW;
    }

    String statement(String name) {
        return prefix + '.' + name;
    }

    /** Those of the keys whose rows stand here, each once, in order. */
    List<Key<?>> own(Collection<? extends Key<?>> keys) {
        List<Key<?>> own = new ArrayList<>();
        for (Key<?> key : keys) {
            if (of(key.kind()) == this) {
                own.add(key);
            }
        }
        own.sort(ORDER);
        return own;
    }

    /** A batch for keys, and for nothing else. */
    static Batch keys() {
        return new Batch("kind", "account", "id");
    }

    static Batch keys(Collection<? extends Key<?>> keys) {
        Batch batch = keys();
        keys.forEach(key -> add(batch, key));
        return batch;
    }

    static void add(Batch keys, Key<?> key) {
        keys.add(key.kind().name(), key.account().value(), key.id());
    }

    /** A batch for whole rows. */
    static Batch rows() {
        return new Batch(
                "kind", "account", "id", "status", "reason", "since", "version", "due", "slot", "position", "body");
    }

    /** Adds a row with the columns that a host may read of it. */
    void add(
            Batch rows,
            Key<?> key,
            Object value,
            long version,
            @Nullable Object due,
            int slot,
            long position,
            byte[] body) {
        Contact contact = this == CONTACT ? (Contact) value : null;
        var shown = contact == null ? null : contact.standing();
        rows.add(
                key.kind().name(),
                key.account().value(),
                key.id(),
                shown == null ? null : shown.status().name(),
                shown == null ? null : shown.reason().name(),
                contact == null ? null : contact.since().orElse(null),
                version,
                due,
                slot,
                position,
                body);
    }
}
