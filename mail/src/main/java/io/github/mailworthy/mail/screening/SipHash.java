package io.github.mailworthy.mail.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012), of which the first 64 are used. */
final class SipHash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long k0;
    private final long k1;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** The first 64 bits of the hash of a text's UTF-8. */
    long of(String text) {
        byte[] octets = text.getBytes(UTF_8);
        return of(octets, octets.length);
    }

    /** The first 64 bits of the hash of the first octets. */
    long of(byte[] octets, int length) {
        int whole = length & ~7;
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL ^ 0xee;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        for (int i = 0; i <= whole; i += 8) {
            long word = i < whole ? (long) WORD.get(octets, i) : last(octets, whole, length);
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        v2 ^= 0xee;
        for (int round = 0; round < 4; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The octets that fill no word, and the length above them. */
    private static long last(byte[] octets, int from, int length) {
        long top = (long) length << 56;
        if (from + 8 <= octets.length) {
            int used = 8 * (length - from);
            return top | ((long) WORD.get(octets, from) & ((1L << used) - 1));
        }
        long word = top;
        for (int i = length - 1; i >= from; i--) {
            word |= (octets[i] & 0xffL) << (8 * (i - from));
        }
        return word;
    }
}
