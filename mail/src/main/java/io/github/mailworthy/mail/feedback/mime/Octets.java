package io.github.mailworthy.mail.feedback.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time. */
final class Octets {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';

    private Octets() {}

    /** The index of the first line feed; the end if there is none. */
    static int lineFeed(byte[] data, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long eight = (long) LONGS.get(data, i) ^ LINE_FEEDS;
            long zero = eight - ONES & ~eight & HIGH;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
        }
        while (i < to && data[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Whether none has its highest bit set. */
    static boolean ascii(byte[] data, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            if (((long) LONGS.get(data, i) & HIGH) != 0) {
                return false;
            }
        }
        while (i < to && data[i] >= 0) {
            i++;
        }
        return i >= to;
    }
}
