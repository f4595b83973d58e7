package io.github.mailworthy.mail.message;

/** Signs a finished message, such as with DKIM (RFC 6376). Called by many threads at once. */
@FunctionalInterface
public interface MessageSigner {
    /** Leaves a message as it is. */
    MessageSigner NONE = message -> message;

    /**
     * The signed message: the given one with header fields put before its first.
     *
     * @param message as it goes over the wire: lines end in CRLF, dots are not yet stuffed
     */
    byte[] sign(byte[] message);
}
