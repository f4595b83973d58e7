package io.github.mailworthy.change;

import java.util.function.Function;

/**
 * What a rule decided: the answer for the caller, and everything to be written for it to be true.
 *
 * @param answer for the caller, valid once the change is applied
 * @param change to be applied whole; empty if nothing is to be written
 * @param <A> the type of the answer
 */
public record Outcome<A>(A answer, Change change) {
    /** An answer that writes nothing. */
    public static <A> Outcome<A> of(A answer) {
        return new Outcome<>(answer, Change.NOTHING);
    }

    /** The same change with another answer. */
    public <B> Outcome<B> map(Function<? super A, ? extends B> f) {
        return new Outcome<>(f.apply(answer), change);
    }
}
