package io.github.mailworthy.gate;

import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Restriction;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.contact.Status;
import java.util.List;

/**
 * Which kinds of message one row of facts holds back, in four bits: what a screening snapshot keeps of it.
 *
 * <p>{@link SendRules} decide on an address by two rows, its own and that of every account. A refusal is always seen in the bits of
 * one of them: what {@link #mayBeHeld} lets pass in both, the rules allow.
 */
public final class Restrictions {
    /** The bits of a row that may hold back whatever can be. */
    public static final int ALL = 15;

    /**
     * The bits of an address on trial, whatever else holds of it: only the store's answer tells that the hand-over begins the trial, so it is
     * asked for each kind of message.
     */
    public static final int ON_TRIAL = 7;

    /** Some list was left: whether a commercial message may go depends on its list. */
    private static final int LEFT_A_LIST = 8;

    private Restrictions() {}

    /** The bits of a row in its account; 0: it holds nothing back. */
    public static int of(Facts facts, SendPolicy policy) {
        return bits(Standing.of(facts), policy) | (facts.lists().leftAny() ? LEFT_A_LIST : 0);
    }

    /** The bits of a row that counts for every account; 0: it holds nothing back. */
    public static int ofPlatform(Facts platform, SendPolicy policy) {
        List<Restriction> open = Standing.of(Facts.NONE, platform).open().stream()
                .filter(r -> r.reason() != Reason.ON_NO_LIST)
                .toList();
        return open.isEmpty() ? 0 : bits(new Standing(open), policy);
    }

    /** The bits of an address of which nothing is known. */
    public static int ofUnknown(SendPolicy policy) {
        int bits = 0;
        for (MessageKind kind : MessageKind.values()) {
            bits |= policy.allows(Status.UNSUBSCRIBED, kind) ? 0 : bit(kind);
        }
        return bits;
    }

    /** Whether bits may hold a message back; if not, they do not. */
    public static boolean mayBeHeld(int bits, SendQuestion question) {
        int lists = question.kind() == MessageKind.COMMERCIAL ? LEFT_A_LIST : 0;
        return (bits & (bit(question.kind()) | lists)) != 0;
    }

    private static int bits(Standing standing, SendPolicy policy) {
        int bits = 0;
        for (MessageKind kind : MessageKind.values()) {
            if (standing.open().stream().anyMatch(r -> !policy.allows(r.status(), kind))) {
                bits |= bit(kind);
            }
        }
        return bits;
    }

    private static int bit(MessageKind kind) {
        return switch (kind) {
            case COMMERCIAL -> 1;
            case TRANSACTIONAL -> 2;
            case ESSENTIAL -> 4;
            case INTERNAL -> 0;
        };
    }
}
