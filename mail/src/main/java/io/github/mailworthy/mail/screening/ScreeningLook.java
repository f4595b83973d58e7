package io.github.mailworthy.mail.screening;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.Restrictions;
import io.github.mailworthy.gate.SendQuestion;
import java.util.BitSet;
import java.util.List;

/**
 * Looks addresses of one account up in a snapshot, for one question. Immutable, safe for many threads.
 *
 * <p>Blocks of some hundred addresses are the quickest: their places in the table are fetched together, and memory is waited for once.
 */
public final class ScreeningLook {
    private static final int BLOCK = 256;

    private final ScreeningKey key;
    private final long salt;
    private final long saltOfAll;
    private final int unknown;
    private final SendQuestion question;
    private final FingerprintTable base;
    private final FingerprintTable since;
    private final FingerprintTable platform;

    ScreeningLook(
            ScreeningKey key,
            long salt,
            long saltOfAll,
            int unknown,
            SendQuestion question,
            FingerprintTable base,
            FingerprintTable since,
            FingerprintTable platform) {
        this.key = key;
        this.salt = salt;
        this.saltOfAll = saltOfAll;
        this.unknown = unknown;
        this.question = question;
        this.base = base;
        this.since = since;
        this.platform = platform;
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
        long[] fetched = new long[block];
        byte[] space = new byte[EmailAddress.MOST_KEY_OCTETS];
        for (int from = 0; from < addresses.size(); from += block) {
            int count = Math.min(block, addresses.size() - from);
            for (int i = 0; i < count; i++) {
                rows[i] = key.row(addresses.get(from + i), space);
                own[i] = ScreeningKey.fingerprint(salt, rows[i]);
            }
            base.fetch(own, count, fetched);
            for (int i = 0; i < count; i++) {
                int bits = unknown | own(own[i], fetched[i]) | everywhere(rows[i]);
                if (Restrictions.mayBeHeld(bits, question)) {
                    held.set(from + i);
                }
            }
        }
        return held;
    }

    private int own(long fingerprint, long fetched) {
        int newer = since.size() == 0 ? -1 : since.find(fingerprint, -1);
        return newer >= 0 ? newer : base.find(fingerprint, fetched, 0);
    }

    private int everywhere(long row) {
        return platform.size() == 0 ? 0 : platform.find(ScreeningKey.fingerprint(saltOfAll, row), 0);
    }
}
