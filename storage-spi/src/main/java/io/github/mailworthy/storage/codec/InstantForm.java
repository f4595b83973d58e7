package io.github.mailworthy.storage.codec;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as ISO 8601 text with a {@code Z}; those of the years 0 to 9999 without the JDK's formatter, which would be most of the
 * cost of reading a contact.
 */
final class InstantForm {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int SHORTEST = 20;
    private static final int FRACTION_AT = 20;
    private static final int NANO_DIGITS = 9;

    private InstantForm() {}

    /** As {@link Instant#toString()}: no fraction, or 3, 6 or 9 digits of it. */
    static String text(Instant instant) {
        long second = instant.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, (long) SECONDS_OF_DAY));
        if (day.getYear() < 0 || day.getYear() > 9999) {
            return instant.toString();
        }
        int time = Math.floorMod(second, SECONDS_OF_DAY);
        StringBuilder text = new StringBuilder(SHORTEST + 1 + NANO_DIGITS);
        padded(day.getYear(), 1000, text).append('-');
        padded(day.getMonthValue(), 10, text).append('-');
        padded(day.getDayOfMonth(), 10, text).append('T');
        padded(time / 3600, 10, text).append(':');
        padded(time / 60 % 60, 10, text).append(':');
        padded(time % 60, 10, text);
        int nanos = instant.getNano();
        if (nanos % 1_000_000 == 0) {
            if (nanos > 0) {
                padded(nanos / 1_000_000, 100, text.append('.'));
            }
        } else if (nanos % 1000 == 0) {
            padded(nanos / 1000, 100_000, text.append('.'));
        } else {
            padded(nanos, 100_000_000, text.append('.'));
        }
        return text.append('Z').toString();
    }

    private static StringBuilder padded(int number, int highest, StringBuilder into) {
        for (int unit = highest; unit > 0; unit /= 10) {
            into.append((char) ('0' + number / unit % 10));
        }
        return into;
    }

    static Instant parse(String text) {
        int length = text.length();
        if (length < SHORTEST
                || length > SHORTEST + 1 + NANO_DIGITS
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(length - 1) != 'Z'
                || (length > SHORTEST && text.charAt(SHORTEST - 1) != '.')) {
            return Instant.parse(text);
        }
        LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new Damaged("an instant that is none");
        }
        int nanos = 0;
        if (length > SHORTEST) {
            nanos = digits(text, FRACTION_AT, length - 1);
            for (int i = length - 1 - FRACTION_AT; i < NANO_DIGITS; i++) {
                nanos *= 10;
            }
        }
        return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new Damaged("an instant that is none");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
