package io.github.mailworthy.mail.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SipHashTest {
    /** The key 00 01 … 0f. */
    private static final SipHash HASH = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    /** {@code openssl mac -macopt hexkey:000102030405060708090a0b0c0d0e0f -macopt size:16 -in FILE SIPHASH}, where FILE is 00 01 02 …. */
    @Test
    void it_agrees_with_OpenSSL_at_every_kind_of_length() {
        assertFirstHalf(0, 0xA3817F04BA25A8E6L);
        assertFirstHalf(1, 0xDA87C1D86B99AF44L);
        assertFirstHalf(7, 0xA1F1EBBED8DBC153L);
        assertFirstHalf(8, 0x3B62A9BA6258F561L);
        assertFirstHalf(15, 0x5493E99933B0A811L);
        assertFirstHalf(16, 0x6EE2A4CA67B054BBL);
        assertFirstHalf(24, 0x2DB479AE78BD50D8L);
        assertFirstHalf(31, 0x2939B0183223FAFCL);
    }

    @Test
    void other_than_ascii_is_hashed_as_its_utf_8() {
        assertEquals(Long.reverseBytes(0x3B489CEA4A6EECA1L), HASH.of("δοκιμή@example.org"));
    }

    private static void assertFirstHalf(int length, long expected) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) i);
        }
        assertEquals(Long.toHexString(Long.reverseBytes(expected)), Long.toHexString(HASH.of(text.toString())));
    }
}
