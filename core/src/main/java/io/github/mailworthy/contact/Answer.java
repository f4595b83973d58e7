package io.github.mailworthy.contact;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a command: it was done, or it was refused and why.
 *
 * @param <T> what is told of what was done
 */
public sealed interface Answer<T> {
    /** Calls the function of the case at hand. */
    <R> R match(Function<? super T, ? extends R> done, Function<? super Refusal, ? extends R> refused);

    /** What was done, if it was. */
    default Optional<T> done() {
        return match(Optional::of, refusal -> Optional.empty());
    }

    /** Why it was refused, if it was. */
    default Optional<Refusal> refusal() {
        return match(value -> Optional.empty(), Optional::of);
    }

    /**
     * What was done.
     *
     * @throws IllegalStateException if it was refused; the message says why
     */
    default T get() {
        return match(value -> value, refusal -> {
            throw new IllegalStateException("refused: " + refusal.code());
        });
    }

    /** It was done. */
    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    /** It was refused. */
    static <T> Answer<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** It was refused for this reason. */
    static <T> Answer<T> refused(Refusal.Code code, String... args) {
        return new Refused<>(Refusal.of(code, args));
    }

    /**
     * It was done.
     *
     * @param value what is told of it
     * @param <T> the type of that
     */
    record Done<T>(T value) implements Answer<T> {
        @Override
        public <R> R match(Function<? super T, ? extends R> done, Function<? super Refusal, ? extends R> refused) {
            return done.apply(value);
        }
    }

    /**
     * It was refused, and nothing was written.
     *
     * @param why the reason
     * @param <T> what would have been told
     */
    record Refused<T>(Refusal why) implements Answer<T> {
        @Override
        public <R> R match(Function<? super T, ? extends R> done, Function<? super Refusal, ? extends R> refused) {
            return refused.apply(why);
        }
    }
}
