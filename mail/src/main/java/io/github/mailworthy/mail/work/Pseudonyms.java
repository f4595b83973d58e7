package io.github.mailworthy.mail.work;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The names under which erased addresses are kept: HMAC-SHA-256 of account and address (RFC 2104) under the host's keys. The first
 * key makes new ones, all of them find old ones. Immutable.
 */
public final class Pseudonyms {
    /** Without a key nothing can be erased, and nothing was. */
    public static final Pseudonyms NONE = new Pseudonyms(List.of());

    private static final int LEAST_BYTES = 16;

    private record NamedKey(String id, Hmac hmac) {}

    private final List<NamedKey> keys;

    private Pseudonyms(List<NamedKey> keys) {
        this.keys = keys;
    }

    /**
     * These, and one more key.
     *
     * @param id 1 to 32 letters, digits and hyphens; stored with each name
     * @param secret 16 bytes or more; copied
     * @throws IllegalArgumentException if the id is none, was given before, or the secret is too short
     */
    public Pseudonyms with(String id, byte[] secret) {
        if (!id.matches("[A-Za-z0-9-]{1,32}")
                || keys.stream().anyMatch(key -> key.id().equals(id))) {
            throw new IllegalArgumentException(
                    "an erasure key has an id of its own of 1 to 32 letters, digits and hyphens, not " + id);
        }
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "an erasure key has " + LEAST_BYTES + " bytes or more, not " + secret.length);
        }
        List<NamedKey> more = new ArrayList<>(keys);
        more.add(new NamedKey(id, new Hmac(secret)));
        return new Pseudonyms(List.copyOf(more));
    }

    /** Whether nothing can be erased. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The row under which the address is kept from now on, once it is erased. */
    public Key<Contact> newest(ContactKey contact) {
        if (keys.isEmpty()) {
            throw new IllegalStateException("nothing can be erased without a key: give erasureKey to the builder");
        }
        return row(keys.get(0), contact.account(), contact.address());
    }

    /** The same for what holds of the address for every account. */
    public Key<Contact> newestEverywhere(ContactKey contact) {
        return newest(everywhere(contact));
    }

    static ContactKey everywhere(ContactKey contact) {
        return new ContactKey(AccountId.PLATFORM, contact.address());
    }

    /** Every row under which the address may be kept, if it was erased. */
    public List<Key<Contact>> all(ContactKey contact) {
        return keys.stream()
                .map(key -> row(key, contact.account(), contact.address()))
                .toList();
    }

    /**
     * The names of the contact in rows that must not tell who it is: one for each key, that for new rows first. The last is the
     * address itself, under which rows are kept while there is no key.
     */
    public List<String> names(ContactKey contact) {
        List<String> names = new ArrayList<>(keys.size() + 1);
        for (NamedKey key : keys) {
            names.add(key.id() + "/" + hash(key, contact.account(), contact.address()));
        }
        names.add(plain(contact));
        return names;
    }

    /** The name in rows from before there was a key: such rows go with the person. */
    public static String plain(ContactKey contact) {
        return contact.address().key();
    }

    private static Key<Contact> row(NamedKey key, AccountId account, EmailAddress address) {
        return ContactKey.hashRow(account, key.id(), hash(key, account, address));
    }

    private static String hash(NamedKey key, AccountId account, EmailAddress address) {
        byte[] named = (account.value() + "\n" + address.key()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(key.hmac().of(named));
    }
}
