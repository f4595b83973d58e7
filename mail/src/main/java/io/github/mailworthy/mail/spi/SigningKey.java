package io.github.mailworthy.mail.spi;

import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;

/**
 * A private key that signs mail for a domain (RFC 6376). Called by many threads at once.
 *
 * <p>{@link io.github.mailworthy.mail.sender.PrivateSigningKey} is the ready-made one; a key that stays in a KMS implements this.
 */
public interface SigningKey {
    /** The signing domain, {@code d=}: lower-case A-labels. */
    String domain();

    /** The selector, {@code s=}: below {@code _domainkey} of the domain stands the public key. */
    String selector();

    /** What {@link #sign} does. */
    Algorithm algorithm();

    /**
     * Signs.
     *
     * @param data for RSA the octets to be hashed with SHA-256 and signed with RSASSA-PKCS1-v1_5 (RFC 8301 §3.1); for Ed25519 the
     *     32 octets of that hash, to be signed as they are (PureEdDSA, RFC 8463 §3)
     * @throws RuntimeException if it cannot be done now; the message then is not sent
     */
    byte[] sign(byte[] data);
}
