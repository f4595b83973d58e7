package io.github.mailworthy.mail.gate;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.letter.Receipt;
import java.util.Optional;
import java.util.function.Function;

/** What became of a message for one recipient. */
public sealed interface Delivery {
    /** Calls the function of the case at hand. */
    <T> T match(
            Function<? super Held, ? extends T> held,
            Function<? super NoSender, ? extends T> noSender,
            Function<? super HandedOver, ? extends T> handedOver);

    /** Whether a mail server took it. */
    default boolean isAccepted() {
        return match(
                held -> false, noSender -> false, handed -> handed.receipt().isAccepted());
    }

    /**
     * The gate held it back; no server saw it.
     *
     * @param answer of the gate
     */
    record Held(SendAnswer.Refused answer) implements Delivery {
        @Override
        public <T> T match(
                Function<? super Held, ? extends T> held,
                Function<? super NoSender, ? extends T> noSender,
                Function<? super HandedOver, ? extends T> handedOver) {
            return held.apply(this);
        }
    }

    /**
     * The account may not send as its sender; no server saw it.
     *
     * @param refusal of the sender
     */
    record NoSender(SenderSource.Refuse refusal) implements Delivery {
        @Override
        public <T> T match(
                Function<? super Held, ? extends T> held,
                Function<? super NoSender, ? extends T> noSender,
                Function<? super HandedOver, ? extends T> handedOver) {
            return noSender.apply(this);
        }
    }

    /**
     * It was handed over, or tried to be.
     *
     * @param receipt of the mail server
     * @param category why it was refused, if it was
     */
    record HandedOver(Receipt receipt, Optional<BounceCategory> category) implements Delivery {
        @Override
        public <T> T match(
                Function<? super Held, ? extends T> held,
                Function<? super NoSender, ? extends T> noSender,
                Function<? super HandedOver, ? extends T> handedOver) {
            return handedOver.apply(this);
        }
    }
}
