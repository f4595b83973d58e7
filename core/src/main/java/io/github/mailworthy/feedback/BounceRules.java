package io.github.mailworthy.feedback;

import static io.github.mailworthy.feedback.BounceCategory.*;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says why a delivery failed, and with that whose fault it was.
 *
 * <p>The first that speaks decides: the receiver's words; the code in the diagnostic, unless it is x.0.0; the status code
 * of the report, likewise; the reply code.
 */
public final class BounceRules {
    /** Reply codes with a meaning of their own (RFC 5321 §4.2.2, RFC 7504, RFC 7505). */
    private static final ImmutableMap<Integer, BounceCategory> BY_REPLY =
            ImmutableMap.<Integer, BounceCategory>builder()
                    .put(421, SERVER_DOWN)
                    .put(422, MAILBOX_FULL)
                    .put(431, SERVER_DOWN)
                    .put(432, SERVER_DOWN)
                    .put(441, ROUTING)
                    .put(442, ROUTING)
                    .put(446, ROUTING)
                    .put(447, EXPIRED)
                    .put(450, SERVER_DOWN)
                    .put(451, SERVER_DOWN)
                    .put(452, MAILBOX_FULL)
                    .put(454, AUTHENTICATION)
                    .put(500, PROTOCOL)
                    .put(501, PROTOCOL)
                    .put(502, PROTOCOL)
                    .put(503, PROTOCOL)
                    .put(504, PROTOCOL)
                    .put(521, NULL_MX)
                    .put(523, MESSAGE_TOO_BIG)
                    .put(530, AUTHENTICATION)
                    .put(535, AUTHENTICATION)
                    .put(538, AUTHENTICATION)
                    .put(551, MOVED)
                    .put(552, MAILBOX_FULL)
                    .put(555, PROTOCOL)
                    .put(556, NULL_MX)
                    .buildOrThrow();

    private final Words words;

    private BounceRules(Words words) {
        this.words = words;
    }

    /** The rules with these receivers' words. */
    public static BounceRules with(Words words) {
        return new BounceRules(words);
    }

    /** Why it failed; {@link BounceCategory#UNKNOWN} if nothing says so. */
    public BounceCategory category(Evidence evidence) {
        Optional<Phrase> said = words.in(evidence.diagnostic());
        Optional<BounceCategory> coded = coded(Codes.status(evidence.diagnostic()));
        if (coded.isEmpty()) {
            coded = coded(evidence.status());
        }
        if (said.isPresent()) {
            return spoken(said.get().category(), coded, evidence);
        }
        if (coded.isPresent()) {
            return coded.get();
        }
        OptionalInt reply =
                evidence.replyCode().isPresent() ? evidence.replyCode() : Codes.reply(evidence.diagnostic());
        BounceCategory replied = reply.isPresent() ? BY_REPLY.get(reply.getAsInt()) : null;
        return replied != null ? replied : evidence.gaveUp() ? EXPIRED : UNKNOWN;
    }

    private static boolean ofTheSender(Optional<String> status) {
        return status.filter(code -> code.endsWith(".1.7") || code.endsWith(".1.8"))
                .isPresent();
    }

    private static Optional<BounceCategory> coded(Optional<String> status) {
        return status.isPresent() ? StatusTable.category(status.get()) : Optional.empty();
    }

    /**
     * What is said of the recipient once the whole message was seen is said of the message, unless a code insists. What is said under a code
     * of the sender's address (x.1.7, x.1.8) is said of the sender, whose mailbox or domain may not exist either.
     */
    private static BounceCategory spoken(BounceCategory said, Optional<BounceCategory> coded, Evidence evidence) {
        if ((said == NO_SUCH_MAILBOX || said == NO_SUCH_DOMAIN) && ofTheSender(Codes.status(evidence.diagnostic()))) {
            return coded.orElse(POLICY);
        }
        boolean late = evidence.phase() == Evidence.Phase.DATA;
        if (said == NO_SUCH_MAILBOX
                && late
                && coded.filter(c -> c == NO_SUCH_MAILBOX).isEmpty()) {
            return UNSPECIFIED_RECIPIENT;
        }
        return said;
    }
}
