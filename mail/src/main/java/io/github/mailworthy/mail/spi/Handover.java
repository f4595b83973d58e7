package io.github.mailworthy.mail.spi;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.mail.message.OutgoingMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     */
    public record Step(What what, boolean done, String said) {
        /** The steps, in the order in which they come. */
        public enum What {
            /** A connection to the server. */
            CONNECT,
            /** Its encryption. */
            TLS,
            /** The log-in. */
            AUTHENTICATE,
            /** Sender and recipients. */
            ENVELOPE,
            /** The message itself. */
            MESSAGE
        }
    }
}
