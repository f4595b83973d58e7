package io.github.mailworthy.sender.dkim;

import java.util.Base64;
import java.util.Optional;

/**
 * A public key that a DKIM record holds. Two are equal if they are the same key, however they were written.
 *
 * @param algorithm of the key
 * @param bits its size: of the modulus for RSA, 256 for Ed25519
 * @param subjectPublicKeyInfo the key in the form of RFC 5280 §4.1.2.7, as base64
 */
public record DkimPublicKey(Algorithm algorithm, int bits, String subjectPublicKeyInfo) {
    /** The key types of DKIM. */
    public enum Algorithm {
        /** {@code k=rsa} (RFC 6376). */
        RSA("rsa"),
        /** {@code k=ed25519} (RFC 8463). */
        ED25519("ed25519");

        private final String tag;

        Algorithm(String tag) {
            this.tag = tag;
        }

        /** The value of {@code k=}. */
        public String tag() {
            return tag;
        }
    }

    /**
     * The key of these bytes.
     *
     * @param bytes a DER SubjectPublicKeyInfo of either kind (what {@code java.security.PublicKey.getEncoded()} gives), or a PKCS#1
     *     RSAPublicKey
     * @return empty if they are neither
     */
    public static Optional<DkimPublicKey> ofDer(byte[] bytes) {
        return Optional.ofNullable(DerKey.rsa(bytes)).or(() -> Optional.ofNullable(DerKey.ed25519Info(bytes)));
    }

    /** The value of {@code p=} to publish: SubjectPublicKeyInfo for RSA, the bare 32 bytes for Ed25519 (RFC 8463 §4.2). */
    public String tagValue() {
        if (algorithm == Algorithm.RSA) {
            return subjectPublicKeyInfo;
        }
        byte[] info = Base64.getDecoder().decode(subjectPublicKeyInfo);
        byte[] bare = new byte[DerKey.ED25519_BYTES];
        System.arraycopy(info, info.length - bare.length, bare, 0, bare.length);
        return Base64.getEncoder().encodeToString(bare);
    }

    /** The whole record to publish for this key. */
    public String record() {
        return "v=DKIM1; k=" + algorithm.tag() + "; p=" + tagValue();
    }
}
