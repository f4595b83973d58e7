package io.github.mailworthy.mail.work;

import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of erased addresses, looked up where the address itself is unknown: one more question to the store, if any is. */
public final class Erased {
    private final Map<ContactKey, List<Kept<Contact>>> rows;

    private Erased(Map<ContactKey, List<Kept<Contact>>> rows) {
        this.rows = rows;
    }

    /** Looks up those of the contacts that have no row among those read. */
    public static Erased lookUp(Works works, Collection<ContactKey> contacts, Rows read) {
        Map<ContactKey, List<Key<Contact>>> names = new HashMap<>();
        Set<Key<?>> keys = new HashSet<>();
        if (!works.pseudonyms().isEmpty()) {
            for (ContactKey contact : contacts) {
                if (!read.get(contact.row()).exists()) {
                    List<Key<Contact>> its = works.pseudonyms().all(contact);
                    names.put(contact, its);
                    keys.addAll(its);
                }
            }
        }
        if (keys.isEmpty()) {
            return new Erased(Map.of());
        }
        Rows found = works.storage().find(keys);
        Map<ContactKey, List<Kept<Contact>>> rows = new HashMap<>();
        names.forEach(
                (contact, its) -> rows.put(contact, its.stream().map(found::get).toList()));
        return new Erased(rows);
    }

    /** The row of an erased address. */
    public Optional<Kept<Contact>> rowOf(ContactKey contact) {
        return rows.getOrDefault(contact, List.of()).stream()
                .filter(Kept::exists)
                .findFirst();
    }

    /** The rows that do not exist and must not come to exist while the address is written; none if it has a row. */
    public List<Kept<Contact>> absent(ContactKey contact) {
        return rowOf(contact).isPresent() ? List.of() : rows.getOrDefault(contact, List.of());
    }
}
