package io.github.mailworthy.contact;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * That a row of a list from elsewhere was taken: kept for good, so that the same list can be imported again and again.
 *
 * @param at when it was taken
 */
public record ImportSeen(Instant at) {
    /** The kind of these rows in a store. */
    public static final Kind<ImportSeen> KIND = new Kind<>("import-seen", ImportSeen.class);

    /**
     * The rows that may tell of a row of a list, one for each name of the contact: by the name, the list, the reason and its time.
     * Only hashes are kept.
     *
     * @param names under which the contact may be kept, that for new rows first; made with a secret key where an address may have to
     *     be erased
     */
    public static List<Key<ImportSeen>> keys(AccountId account, List<String> names, ImportedRow row) {
        return names.stream().map(name -> key(account, name, row)).toList();
    }

    /** Of the rows read for {@link #keys} one that is there; if there is none, the first, which is where a new one belongs. */
    public static Kept<ImportSeen> first(List<Kept<ImportSeen>> rows) {
        return rows.stream().filter(Kept::exists).findFirst().orElseGet(() -> rows.get(0));
    }

    static Key<ImportSeen> key(AccountId account, String name, ImportedRow row) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String part : new String[] {
            name,
            row.list(),
            row.reason().map(Reason::name).orElse(""),
            row.at().map(Instant::toString).orElse("")
        }) {
            hasher.putInt(part.length()).putString(part, StandardCharsets.UTF_8);
        }
        return KIND.key(account, hasher.hash().toString());
    }
}
