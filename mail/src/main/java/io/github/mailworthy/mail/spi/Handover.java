package io.github.mailworthy.mail.spi;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.mail.message.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one message.
 *
 * @param receipts one for each of the envelope's recipients, in their order
 * @param steps what was said on the way, as far as it came; may be empty
 */
public record Handover(Map<EmailAddress, Receipt> receipts, List<Step> steps) {
    /** Copies the collections. */
    public Handover {
        receipts = Collections.unmodifiableMap(new LinkedHashMap<>(receipts));
        steps = List.copyOf(steps);
    }

    /** The same receipt for every recipient of a message. */
    public static Handover same(OutgoingMessage message, Receipt receipt) {
        Map<EmailAddress, Receipt> all = new LinkedHashMap<>();
        message.recipients().forEach(recipient -> all.put(recipient, receipt));
        return new Handover(all, List.of());
    }

    /** The same receipts with these steps. */
    public Handover with(List<Step> newSteps) {
        return new Handover(receipts, newSteps);
    }

    /** Whether the other side took it for every recipient. */
    public boolean isAccepted() {
        return receipts.values().stream().allMatch(Receipt::isAccepted);
    }

    /**
     * One step of the conversation with the other side.
     *
     * @param what was tried
     * @param done whether it succeeded
     * @param said what the other side said, or what happened, in one line
     * @param took how long, zero if nobody looked
     * @param certificate that the other side showed, with {@link What#TLS} only
     */
    public record Step(What what, boolean done, String said, Duration took, Optional<Certificate> certificate) {
        /** A step of which only is known whether it was done. */
        public Step(What what, boolean done, String said) {
            this(what, done, said, Duration.ZERO, Optional.empty());
        }

        /** The steps, in the order in which they come. */
        public enum What {
            /** A connection to the server, and its greeting. */
            CONNECT,
            /** Its encryption (STARTTLS, or from the start). */
            TLS,
            /** The log-in. */
            AUTHENTICATE,
            /** MAIL FROM. */
            SENDER,
            /** RCPT TO, for all recipients. */
            RECIPIENT,
            /** The message itself. */
            MESSAGE
        }
    }

    /**
     * A server's certificate (RFC 5280).
     *
     * @param subject whom it is for
     * @param issuer who says so
     * @param from since when it is valid
     * @param until when it is valid
     * @param names of servers that it holds for: the alternative names, or else the subject's common name
     * @param distrust why it was not accepted; empty if it was
     */
    public record Certificate(
            String subject, String issuer, Instant from, Instant until, List<String> names, Optional<String> distrust) {
        /** Copies the list. */
        public Certificate {
            names = List.copyOf(names);
        }
    }
}
