package io.github.mailworthy.dns;

/** The ranges of IANA's special-purpose address registries that the public network does not route. */
final class SpecialRanges {
    /** Network, prefix length. */
    private static final long[][] V4 = {
        {0x00000000L, 8},
        {0x0A000000L, 8},
        {0x64400000L, 10},
        {0x7F000000L, 8},
        {0xA9FE0000L, 16},
        {0xAC100000L, 12},
        {0xC0000000L, 24},
        {0xC0000200L, 24},
        {0xC0A80000L, 16},
        {0xC6120000L, 15},
        {0xC6336400L, 24},
        {0xCB007100L, 24},
        {0xE0000000L, 3},
    };

    /** Network's upper half, prefix length; all within global unicast, 2000::/3. */
    private static final long[][] V6 = {
        {0x2001_0000_0000_0000L, 23},
        {0x2001_0DB8_0000_0000L, 32},
        {0x2002_0000_0000_0000L, 16},
        {0x3FFF_0000_0000_0000L, 20},
    };

    private SpecialRanges() {}

    static boolean isGlobalV4(long address) {
        for (long[] range : V4) {
            if ((address ^ range[0]) >>> (32 - range[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isGlobalV6(long high) {
        if (high >>> 61 != 1) {
            return false;
        }
        for (long[] range : V6) {
            if ((high ^ range[0]) >>> (64 - range[1]) == 0) {
                return false;
            }
        }
        return true;
    }
}
