package io.github.mailworthy.mail.screening;

import java.nio.LongBuffer;

/**
 * Fingerprints of 60 bits with 4 bits of restrictions each, 8 octets together, in buckets of eight: a cache line, looked at whole and
 * without a guess where to stop. A bucket is filled from its front; what it has no room for stands in the next one. On average nine
 * slots of sixteen are taken: 14.4 octets an entry.
 */
final class FingerprintTable {
    static final int BUCKET = 8;

    static final FingerprintTable EMPTY = new FingerprintTable(LongBuffer.wrap(new long[BUCKET]), 0);

    private static final long BITS = 15;

    private final LongBuffer slots;
    private final int size;
    private final int buckets;

    FingerprintTable(LongBuffer slots, int size) {
        this.slots = slots;
        this.size = size;
        this.buckets = slots.capacity() / BUCKET;
    }

    int size() {
        return size;
    }

    LongBuffer slots() {
        return slots.duplicate().rewind();
    }

    /**
     * Touches the place of each fingerprint: all are fetched before any is looked at, so that memory is waited for once and not once
     * for each.
     */
    void fetch(long[] fingerprints, int count, long[] touched) {
        for (int i = 0; i < count; i++) {
            touched[i] = slots.get(home(fingerprints[i], buckets));
        }
    }

    /** The bits kept with a fingerprint, or the other number if there are none. */
    int find(long fingerprint, int otherwise) {
        long wanted = name(fingerprint);
        int at = home(fingerprint, buckets);
        while (true) {
            for (int i = 0; i < BUCKET; i++) {
                long slot = slots.get(at + i);
                if (isNamed(slot, wanted)) {
                    return (int) (slot & BITS);
                }
            }
            if (slots.get(at + BUCKET - 1) == 0) {
                return otherwise;
            }
            at = next(at, slots.capacity());
        }
    }

    /** This table with the newer entries of another, less those that have become free. */
    FingerprintTable with(FingerprintTable newer) {
        Growing all = new Growing(size + newer.size);
        all.putAll(slots);
        all.putAll(newer.slots);
        return all.packed();
    }

    private static long name(long fingerprint) {
        long name = fingerprint & ~BITS;
        return name == 0 ? BITS + 1 : name; // 0 marks a slot that is not taken
    }

    private static boolean isNamed(long slot, long name) {
        return (slot ^ name) >>> 4 == 0;
    }

    private static int home(long fingerprint, int buckets) {
        return (int) (((fingerprint >>> 32) * buckets) >>> 32) * BUCKET;
    }

    private static int next(int at, int capacity) {
        return at + BUCKET == capacity ? 0 : at + BUCKET;
    }

    /** Takes in fingerprints; the last word on one counts. */
    static final class Growing {
        /** Longs in front of the first bucket: after an array's head of 16 octets, a bucket then is one cache line and not parts of two. */
        private static final int LEAD = 6;

        private long[] slots;
        private int size;

        Growing(int expected) {
            slots = new long[LEAD + capacity(expected)];
        }

        Growing(FingerprintTable start) {
            this(start.size + 64);
            putAll(start.slots);
        }

        private static int capacity(long entries) {
            long buckets = entries * 16 / 9 / BUCKET + 1;
            return (int) Math.min(Integer.MAX_VALUE - BUCKET & -BUCKET, buckets * BUCKET);
        }

        int size() {
            return size;
        }

        /** Keeps the bits of a fingerprint; 0 bits are kept too: known to be free. */
        void put(long fingerprint, int bits) {
            long name = name(fingerprint);
            int at = LEAD + home(fingerprint, (slots.length - LEAD) / BUCKET);
            while (slots[at] != 0 && !isNamed(slots[at], name)) {
                at = at + 1 == slots.length ? LEAD : at + 1;
            }
            if (slots[at] == 0) {
                size++;
            }
            slots[at] = name | bits;
            if (LEAD + capacity(size) > slots.length) {
                Growing larger = new Growing(size + (size >> 1) + 64);
                larger.putAll(table().slots);
                slots = larger.slots;
            }
        }

        private void putAll(LongBuffer from) {
            for (int i = 0; i < from.capacity(); i++) {
                long slot = from.get(i);
                if (slot != 0) {
                    put(slot & ~BITS, (int) (slot & BITS));
                }
            }
        }

        /** All that was put. */
        FingerprintTable table() {
            return new FingerprintTable(
                    LongBuffer.wrap(slots, LEAD, slots.length - LEAD).slice(), size);
        }

        /** What was put and is not free, in a table no larger than it must be. */
        FingerprintTable packed() {
            int held = 0;
            for (long slot : slots) {
                held += (slot & BITS) != 0 ? 1 : 0;
            }
            Growing exact = new Growing(held);
            for (long slot : slots) {
                if ((slot & BITS) != 0) {
                    exact.put(slot & ~BITS, (int) (slot & BITS));
                }
            }
            return exact.table();
        }
    }
}
