package io.github.mailworthy.mail.work;

import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of erased addresses, looked up where the address itself is unknown: one more question to the store, if any is. */
public final class Erased {
    private final Rows read;
    private final Map<ContactKey, List<Kept<Contact>>> rows;

    private Erased(Rows read, Map<ContactKey, List<Kept<Contact>>> rows) {
        this.read = read;
        this.rows = rows;
    }

    /** What is to be read of contacts: the row of each, that of every account, and whether such rows were ever erased. */
    public static List<Key<?>> keys(Collection<ContactKey> contacts) {
        List<Key<?>> keys = new ArrayList<>(contacts.size() * 2 + 1);
        for (ContactKey contact : contacts) {
            keys.add(contact.row());
            keys.add(contact.platformRow());
        }
        keys.add(ContactKey.platformErased());
        return keys;
    }

    /**
     * Looks up those of the contacts that have no row among those read.
     *
     * @param read with all {@link #keys} of the contacts
     */
    public static Erased lookUp(Works works, Collection<ContactKey> contacts, Rows read) {
        Map<ContactKey, List<Key<Contact>>> names = new HashMap<>();
        Set<Key<?>> keys = new HashSet<>();
        if (!works.pseudonyms().isEmpty()) {
            boolean everywhere = read.get(ContactKey.platformErased()).exists();
            for (ContactKey contact : contacts) {
                if (!read.get(contact.row()).exists()) {
                    names.put(contact, works.pseudonyms().all(contact));
                }
                if (everywhere && !read.get(contact.platformRow()).exists()) {
                    ContactKey platform = Pseudonyms.everywhere(contact);
                    names.put(platform, works.pseudonyms().all(platform));
                }
            }
            names.values().forEach(keys::addAll);
        }
        if (keys.isEmpty()) {
            return new Erased(read, Map.of());
        }
        Rows found = works.storage().find(keys);
        Map<ContactKey, List<Kept<Contact>>> rows = new HashMap<>();
        names.forEach(
                (contact, its) -> rows.put(contact, its.stream().map(found::get).toList()));
        return new Erased(read, rows);
    }

    /** The contact's row; that of its hash if it was erased. */
    public Kept<Contact> rowOf(ContactKey contact) {
        return rows.isEmpty() ? read.get(contact.row()) : hash(contact).orElseGet(() -> read.get(contact.row()));
    }

    /** The row of what holds of the address for every account; that of its hash if it was erased. */
    public Kept<Contact> platformRowOf(ContactKey contact) {
        return rows.isEmpty()
                ? read.get(contact.platformRow())
                : hash(Pseudonyms.everywhere(contact)).orElseGet(() -> read.get(contact.platformRow()));
    }

    /** The rows that do not exist and must not come to exist while the address is written; none if it has a row. */
    public List<Kept<Contact>> absent(ContactKey contact) {
        return hash(contact).isPresent() ? List.of() : rows.getOrDefault(contact, List.of());
    }

    private Optional<Kept<Contact>> hash(ContactKey contact) {
        return rows.getOrDefault(contact, List.of()).stream()
                .filter(Kept::exists)
                .findFirst();
    }
}
