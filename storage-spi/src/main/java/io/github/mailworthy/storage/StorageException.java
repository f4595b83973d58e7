package io.github.mailworthy.storage;

import org.jspecify.annotations.Nullable;

/** The store could not do its work: it is not there, full, read-only or broken. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * Says what went wrong.
     *
     * @param message what, where, and how to mend it
     * @param retryable whether the same call may succeed later without anyone's help
     * @param cause from the store below, if there is one
     */
    public StorageException(String message, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same call may succeed later without anyone's help. */
    public boolean isRetryable() {
        return retryable;
    }
}
