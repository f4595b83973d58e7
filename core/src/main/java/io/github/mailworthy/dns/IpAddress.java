package io.github.mailworthy.dns;

/**
 * An IPv4 or IPv6 address as a value.
 *
 * <p>An IPv4-mapped IPv6 address is kept as the IPv4 address it stands for.
 *
 * @param v6 whether it is an IPv6 address
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address; the 32 bits of an IPv4 address
 */
public record IpAddress(boolean v6, long high, long low) {
    private static final long MAPPED = 0xFFFFL;

    /** The address of 4 or 16 bytes in network order. */
    public static IpAddress of(byte[] bytes) {
        if (bytes.length == 4) {
            return new IpAddress(false, 0, read(bytes, 0, 4));
        }
        if (bytes.length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + bytes.length);
        }
        long high = read(bytes, 0, 8);
        long low = read(bytes, 8, 16);
        if (high == 0 && (low >>> 32) == MAPPED) {
            return new IpAddress(false, 0, low & 0xFFFF_FFFFL);
        }
        return new IpAddress(true, high, low);
    }

    /**
     * Whether the public network can reach it: not private, loopback, link-local, shared, documentation, multicast or reserved (IANA's
     * special-purpose registries, RFC 6890).
     */
    public boolean isGlobal() {
        return v6 ? SpecialRanges.isGlobalV6(high) : SpecialRanges.isGlobalV4(low);
    }

    /** Its 4 or 16 bytes in network order. */
    public byte[] bytes() {
        byte[] bytes = new byte[v6 ? 16 : 4];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            long half = fromEnd < 8 ? low : high;
            bytes[i] = (byte) (half >>> (8 * (fromEnd % 8)));
        }
        return bytes;
    }

    /** Dotted decimal (RFC 1123), or the canonical text of RFC 5952. */
    @Override
    public String toString() {
        if (!v6) {
            return ((low >>> 24) & 255) + "." + ((low >>> 16) & 255) + "." + ((low >>> 8) & 255) + "." + (low & 255);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) (((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xFFFF);
        }
        return compressed(groups);
    }

    /** RFC 5952 §4.2: the longest run of two or more zero groups, the first of equals, becomes {@code ::}. */
    private static String compressed(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static long read(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }
}
