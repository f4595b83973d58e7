package io.github.mailworthy.storage.contract;

/** A store does not keep a rule; an {@link AssertionError}, so that every test framework counts it as a failure. */
public final class RuleBroken extends AssertionError {
    private static final long serialVersionUID = 1L;

    RuleBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
