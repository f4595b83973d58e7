package io.github.mailworthy.mail.screening;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.gate.Restrictions;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.work.Pseudonyms;
import java.util.BitSet;
import java.util.List;

/**
 * Looks addresses of one account up in a snapshot, for one question. Immutable, safe for many threads.
 *
 * <p>Lists of some hundred addresses are the quickest: their places in the table are fetched together, and memory is waited for once.
 */
public final class ScreeningLook {
    private static final int BLOCK = 64;

    private final ScreeningKey key;
    private final AccountId account;
    private final SendQuestion question;
    private final Pseudonyms erasureKeys;
    private final int unknown;
    private final long salt;
    private final long saltOfAll;
    private final FingerprintTable base;
    private final FingerprintTable since;
    private final FingerprintTable platform;
    private final boolean hashedHere;
    private final boolean hashedEverywhere;

    ScreeningLook(ScreeningSnapshot snapshot, AccountId account, SendQuestion question, Pseudonyms erasureKeys) {
        this.key = snapshot.scope().key();
        this.account = account;
        this.question = question;
        this.erasureKeys = erasureKeys;
        this.unknown = snapshot.scope().unknown();
        this.salt = key.salt(account);
        this.saltOfAll = key.salt(AccountId.PLATFORM);
        this.base = snapshot.base();
        this.since = snapshot.since();
        this.platform = snapshot.platform();
        this.hashedHere = own(key.erasures(salt)) != 0;
        this.hashedEverywhere = platform.find(key.erasures(saltOfAll), 0) != 0;
    }

    /** Whether the store has to be asked about an address; if not, the message may go. */
    public boolean mayBeHeld(EmailAddress address) {
        return !mayBeHeld(List.of(address)).isEmpty();
    }

    /** About which of these addresses the store has to be asked, by their places in the list. */
    public BitSet mayBeHeld(List<EmailAddress> addresses) {
        BitSet held = new BitSet(addresses.size());
        int block = Math.min(BLOCK, addresses.size());
        long[] rows = new long[block];
        long[] own = new long[block];
        long[] touched = new long[block];
        byte[] space = new byte[EmailAddress.MOST_KEY_OCTETS];
        for (int from = 0; from < addresses.size(); from += block) {
            int count = Math.min(block, addresses.size() - from);
            for (int i = 0; i < count; i++) {
                rows[i] = key.row(addresses.get(from + i), space);
                own[i] = ScreeningKey.fingerprint(salt, rows[i]);
            }
            base.fetch(own, count, touched);
            for (int i = 0; i < count; i++) {
                int bits = unknown | own(own[i]) | everywhere(rows[i]);
                if (Restrictions.mayBeHeld(bits, question) || isHeldByHash(addresses.get(from + i))) {
                    held.set(from + i);
                }
            }
        }
        return held;
    }

    private int own(long fingerprint) {
        int newer = since.size() == 0 ? -1 : since.find(fingerprint, -1);
        return newer >= 0 ? newer : base.find(fingerprint, 0);
    }

    private int everywhere(long row) {
        return platform.size() == 0 ? 0 : platform.find(ScreeningKey.fingerprint(saltOfAll, row), 0);
    }

    private boolean isHeldByHash(EmailAddress address) {
        if (!hashedHere && !hashedEverywhere) {
            return false;
        }
        int bits = erasureKeys.isEmpty() ? Restrictions.ALL : 0;
        if (hashedHere) {
            for (Key<Contact> row : erasureKeys.all(new ContactKey(account, address))) {
                bits |= own(ScreeningKey.fingerprint(salt, key.row(row.id())));
            }
        }
        if (hashedEverywhere) {
            for (Key<Contact> row : erasureKeys.all(new ContactKey(AccountId.PLATFORM, address))) {
                bits |= everywhere(key.row(row.id()));
            }
        }
        return Restrictions.mayBeHeld(bits, question);
    }
}
