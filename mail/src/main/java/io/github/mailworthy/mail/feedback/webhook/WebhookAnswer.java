package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.feedback.Feedback;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** What came of one request. */
public sealed interface WebhookAnswer {
    /** Answers by what it is. */
    <T> T match(Function<Received, T> received, Function<Confirm, T> confirm, Function<Refused, T> refused);

    /**
     * It is the provider's, and this is what it says; possibly nothing that is feedback.
     *
     * @param feedback one for each event and recipient, verified
     */
    record Received(List<Feedback> feedback) implements WebhookAnswer {
        public Received {
            feedback = List.copyOf(feedback);
        }

        @Override
        public <T> T match(Function<Received, T> received, Function<Confirm, T> confirm, Function<Refused, T> refused) {
            return received.apply(this);
        }
    }

    /**
     * The provider asks whether this subscription is wanted. Whoever wants it fetches the address; the library does not.
     *
     * @param topic what is subscribed to
     * @param address on the provider's own host
     */
    record Confirm(String topic, URI address) implements WebhookAnswer {
        @Override
        public <T> T match(Function<Received, T> received, Function<Confirm, T> confirm, Function<Refused, T> refused) {
            return confirm.apply(this);
        }
    }

    /**
     * It is not believed. Nothing in it counts.
     *
     * @param why the reason
     * @param detail a sentence for the log, without secrets
     */
    record Refused(Why why, String detail) implements WebhookAnswer {
        /** Why a request is not believed. */
        public enum Why {
            /** It is no JSON, or too big, or not of this provider's shape. */
            MALFORMED,
            /** It bears no signature or password. */
            UNSIGNED,
            /** The signature or password is wrong. */
            FORGED,
            /** It is too old, or from the future: perhaps repeated by somebody. */
            REPLAYED,
            /** It is about a topic that is not on the list. */
            UNKNOWN_TOPIC,
            /** The certificate is not at the provider's, or cannot be had. */
            NO_CERTIFICATE
        }

        @Override
        public <T> T match(Function<Received, T> received, Function<Confirm, T> confirm, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
