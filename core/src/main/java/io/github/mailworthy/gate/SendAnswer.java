package io.github.mailworthy.gate;

import io.github.mailworthy.contact.Status;
import io.github.mailworthy.text.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Whether one message may go to one recipient, and if not: why, and what would put it right. */
public sealed interface SendAnswer {
    /** Calls the function of the case at hand. */
    <T> T match(Function<? super Allowed, ? extends T> allowed, Function<? super Refused, ? extends T> refused);

    /** Whether it may go. */
    default boolean isAllowed() {
        return match(allowed -> true, refused -> false);
    }

    /** Why it may not; empty if it may. */
    default Optional<Refused> refusal() {
        return match(allowed -> Optional.empty(), Optional::of);
    }

    /**
     * It may go.
     *
     * @param onTrial whether the address has to show that mail arrives: the hand-over should be told
     * @param until when this may be trusted; ask again after it
     */
    record Allowed(boolean onTrial, Instant until) implements SendAnswer {
        @Override
        public <T> T match(
                Function<? super Allowed, ? extends T> allowed, Function<? super Refused, ? extends T> refused) {
            return allowed.apply(this);
        }
    }

    /**
     * It may not go.
     *
     * @param status of the contact that forbids it; empty if it is not the contact's
     * @param code of the reason, stable: a {@code Reason}'s name, {@code LEFT_THE_LIST}, {@code NO_LIST_NAMED}, {@code STORE_DOWN},
     *     {@code ACCOUNT_HELD} or {@code NOT_CONFIRMED}
     * @param why in a sentence
     * @param remedy what would put it right
     */
    record Refused(Optional<Status> status, String code, Text why, Text remedy) implements SendAnswer {
        @Override
        public <T> T match(
                Function<? super Allowed, ? extends T> allowed, Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
