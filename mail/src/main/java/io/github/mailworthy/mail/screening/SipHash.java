package io.github.mailworthy.mail.screening;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012), of which the first 64 are used. */
final class SipHash {
    private final long k0;
    private final long k1;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** The first 64 bits of the hash of a text's UTF-8. */
    long of(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) >= 0x80) {
                byte[] bytes = text.getBytes(UTF_8);
                return ofOctets(new String(bytes, ISO_8859_1));
            }
        }
        return ofOctets(text);
    }

    /** The first 64 bits of the hash of octets, each a character below 256. */
    private long ofOctets(String octets) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL ^ 0xee;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        int length = octets.length();
        int whole = length & ~7;
        for (int i = 0; i <= whole; i += 8) {
            long word;
            if (i < whole) {
                word = octets.charAt(i)
                        | (long) octets.charAt(i + 1) << 8
                        | (long) octets.charAt(i + 2) << 16
                        | (long) octets.charAt(i + 3) << 24
                        | (long) octets.charAt(i + 4) << 32
                        | (long) octets.charAt(i + 5) << 40
                        | (long) octets.charAt(i + 6) << 48
                        | (long) octets.charAt(i + 7) << 56;
            } else {
                word = (long) length << 56;
                for (int j = length - 1; j >= whole; j--) {
                    word |= (long) octets.charAt(j) << (8 * (j - whole));
                }
            }
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        v2 ^= 0xee;
        for (int round = 0; round < 4; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
