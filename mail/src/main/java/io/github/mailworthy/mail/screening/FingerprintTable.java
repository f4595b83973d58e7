package io.github.mailworthy.mail.screening;

import java.nio.LongBuffer;

/**
 * Fingerprints of 60 bits with 4 bits of restrictions each, 8 octets together, in an open table that is at most three fifths full:
 * 13.4 octets an entry, and mostly one cache line to look at.
 */
final class FingerprintTable {
    static final FingerprintTable EMPTY = new FingerprintTable(LongBuffer.wrap(new long[1]), 0);

    private static final long BITS = 15;

    private final LongBuffer slots;
    private final int size;
    private final int capacity;

    FingerprintTable(LongBuffer slots, int size) {
        this.slots = slots;
        this.size = size;
        this.capacity = slots.capacity();
    }

    int size() {
        return size;
    }

    LongBuffer slots() {
        return slots.duplicate().rewind();
    }

    /** The bits kept with a fingerprint, or the other number if there are none. */
    int find(long fingerprint, int otherwise) {
        long wanted = name(fingerprint);
        int at = home(fingerprint, capacity);
        for (long slot = slots.get(at); slot != 0; slot = slots.get(at)) {
            if ((slot & ~BITS) == wanted) {
                return (int) (slot & BITS);
            }
            at = at + 1 == capacity ? 0 : at + 1;
        }
        return otherwise;
    }

    /**
     * What stands where each fingerprint would: all of it is fetched before any of it is looked at, so that memory is waited for once
     * and not once for each.
     */
    void fetch(long[] fingerprints, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = slots.get(home(fingerprints[i], capacity));
        }
    }

    /** {@link #find}, where the first slot was fetched. */
    int find(long fingerprint, long fetched, int otherwise) {
        long wanted = name(fingerprint);
        return fetched == 0
                ? otherwise
                : (fetched & ~BITS) == wanted ? (int) (fetched & BITS) : find(fingerprint, otherwise);
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

    private static int home(long fingerprint, int capacity) {
        return (int) (((fingerprint >>> 32) * capacity) >>> 32);
    }

    /** Takes in fingerprints; the last word on one counts. */
    static final class Growing {
        private long[] slots;
        private int size;

        Growing(int expected) {
            slots = new long[capacity(expected)];
        }

        Growing(FingerprintTable start) {
            this(start.size + 64);
            putAll(start.slots);
        }

        private static int capacity(long entries) {
            return (int) Math.min(Integer.MAX_VALUE - 8, entries * 5 / 3 + 1);
        }

        int size() {
            return size;
        }

        /** Keeps the bits of a fingerprint; 0 bits are kept too: known to be free. */
        void put(long fingerprint, int bits) {
            long name = name(fingerprint);
            int at = home(fingerprint, slots.length);
            while (slots[at] != 0 && (slots[at] & ~BITS) != name) {
                at = at + 1 == slots.length ? 0 : at + 1;
            }
            if (slots[at] == 0) {
                size++;
            }
            slots[at] = name | bits;
            if (capacity(size) >= slots.length) {
                Growing larger = new Growing(size + (size >> 1) + 64);
                larger.putAll(LongBuffer.wrap(slots));
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
            return new FingerprintTable(LongBuffer.wrap(slots), size);
        }

        /** What was put and is not free, in a table no larger than it must be. */
        FingerprintTable packed() {
            int held = 0;
            for (long slot : slots) {
                held += (slot & BITS) != 0 ? 1 : 0;
            }
            Growing exact = new Growing(held + 1);
            for (long slot : slots) {
                if ((slot & BITS) != 0) {
                    exact.put(slot & ~BITS, (int) (slot & BITS));
                }
            }
            return exact.table();
        }
    }
}
