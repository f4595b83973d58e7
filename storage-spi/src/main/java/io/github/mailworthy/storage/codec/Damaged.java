package io.github.mailworthy.storage.codec;

/** What is wrong with stored bytes; never leaves the package. */
final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damaged(String what) {
        super(what);
    }
}
