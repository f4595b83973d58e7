package io.github.mailworthy.sender.dkim;

import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The few forms of DER that public keys of DKIM have (X.690, RFC 3279 §2.3.1, RFC 8410 §4). */
final class DerKey {
    static final int ED25519_BYTES = 32;
    private static final byte[] RSA_OID = {0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1
    };
    private static final byte[] ED25519_INFO = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final byte[] bytes;
    private int at;
    private int end;

    private DerKey(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    /** An RSA key, as SubjectPublicKeyInfo or as the bare RSAPublicKey that RFC 6376 literally asks for. */
    static @Nullable DkimPublicKey rsa(byte[] bytes) {
        DerKey info = new DerKey(bytes);
        if (!info.enter(0x30) || info.end != bytes.length) {
            return null;
        }
        if (info.enter(0x30)) {
            return info.take(RSA_OID) && info.endsWithNullOrNothing() && info.leaveTo(bytes.length) && info.enterBits()
                    ? info.numbers()
                    : null;
        }
        return new DerKey(bytes).numbers();
    }

    static @Nullable DkimPublicKey ed25519Info(byte[] bytes) {
        return bytes.length == ED25519_INFO.length + ED25519_BYTES
                        && Arrays.equals(bytes, 0, ED25519_INFO.length, ED25519_INFO, 0, ED25519_INFO.length)
                ? new DkimPublicKey(Algorithm.ED25519, 256, Base64.getEncoder().encodeToString(bytes))
                : null;
    }

    static DkimPublicKey ed25519(byte[] bare) {
        byte[] info = Arrays.copyOf(ED25519_INFO, ED25519_INFO.length + ED25519_BYTES);
        System.arraycopy(bare, 0, info, ED25519_INFO.length, ED25519_BYTES);
        return new DkimPublicKey(Algorithm.ED25519, 256, Base64.getEncoder().encodeToString(info));
    }

    /** {@code SEQUENCE { INTEGER modulus, INTEGER exponent }} to the end. */
    private @Nullable DkimPublicKey numbers() {
        int start = at;
        int stop = end;
        if (!enter(0x30) || end != stop) {
            return null;
        }
        BigInteger modulus = number(stop);
        BigInteger exponent = number(stop);
        if (modulus == null || exponent == null || at != stop) {
            return null;
        }
        if (modulus.signum() <= 0 || !modulus.testBit(0) || exponent.bitLength() < 2 || !exponent.testBit(0)) {
            return null;
        }
        return new DkimPublicKey(
                Algorithm.RSA,
                modulus.bitLength(),
                Base64.getEncoder().encodeToString(info(Arrays.copyOfRange(bytes, start, stop))));
    }

    private @Nullable BigInteger number(int stop) {
        end = stop;
        if (!enter(0x02) || end == at) {
            return null;
        }
        BigInteger value = new BigInteger(bytes, at, end - at);
        at = end;
        return value;
    }

    /** The RSAPublicKey wrapped into a SubjectPublicKeyInfo, always encoded alike. */
    private static byte[] info(byte[] key) {
        byte[] bits = new byte[key.length + 1];
        System.arraycopy(key, 0, bits, 1, key.length);
        byte[] algorithm = wrap(0x30, concat(RSA_OID, new byte[] {0x05, 0x00}));
        return wrap(0x30, concat(algorithm, wrap(0x03, bits)));
    }

    private static byte[] wrap(int tag, byte[] content) {
        int n = content.length;
        byte[] head = n < 0x80
                ? new byte[] {(byte) tag, (byte) n}
                : n < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) n}
                        : n < 0x10000
                                ? new byte[] {(byte) tag, (byte) 0x82, (byte) (n >> 8), (byte) n}
                                : new byte[] {(byte) tag, (byte) 0x83, (byte) (n >> 16), (byte) (n >> 8), (byte) n};
        return concat(head, content);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Goes into the value of a tag; {@link #end} is then where that value ends. */
    private boolean enter(int tag) {
        if (end - at < 2 || (bytes[at] & 0xFF) != tag) {
            return false;
        }
        int length = bytes[at + 1] & 0xFF;
        int from = at + 2;
        if (length >= 0x80) {
            int count = length & 0x7F;
            if (count == 0 || count > 3 || end - from < count) {
                return false;
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (bytes[from + i] & 0xFF);
            }
            from += count;
        }
        if (length > end - from) {
            return false;
        }
        at = from;
        end = from + length;
        return true;
    }

    private boolean take(byte[] expected) {
        boolean same = end - at >= expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
        at += same ? expected.length : 0;
        return same;
    }

    private boolean endsWithNullOrNothing() {
        return at == end || (end - at == 2 && bytes[at] == 0x05 && bytes[at + 1] == 0);
    }

    private boolean leaveTo(int outer) {
        at = end;
        end = outer;
        return true;
    }

    /** A bit string without unused bits, to the end. */
    private boolean enterBits() {
        int stop = end;
        if (!enter(0x03) || end != stop || at == end || bytes[at] != 0) {
            return false;
        }
        at++;
        return true;
    }
}
