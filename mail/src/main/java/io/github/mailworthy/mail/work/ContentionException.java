package io.github.mailworthy.mail.work;

/** Others changed the same rows again and again while a decision was made. Nothing was written; the call may be repeated. */
public final class ContentionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says after how many tries it was given up. */
    public ContentionException(int tries) {
        super("others changed the same contact faster than it could be decided on, " + tries
                + " times in a row; nothing was written, the call may be repeated");
    }
}
