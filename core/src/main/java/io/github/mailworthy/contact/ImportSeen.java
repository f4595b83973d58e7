package io.github.mailworthy.contact;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * That a row of a list from elsewhere was taken: kept for good, so that the same list can be imported again and again.
 *
 * @param at when it was taken
 */
public record ImportSeen(Instant at) {
    /** The kind of these rows in a store. */
    public static final Kind<ImportSeen> KIND = new Kind<>("import-seen", ImportSeen.class);

    /** The row for a row of a list: by the address, the list, the reason and its time. Only a hash is kept. */
    public static Key<ImportSeen> key(ContactKey contact, ImportedRow row) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String part : new String[] {
            contact.address().key(),
            row.list(),
            row.reason().map(Reason::name).orElse(""),
            row.at().map(Instant::toString).orElse("")
        }) {
            hasher.putInt(part.length()).putString(part, StandardCharsets.UTF_8);
        }
        return KIND.key(contact.account(), hasher.hash().toString());
    }
}
