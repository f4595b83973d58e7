package io.github.mailworthy.mail.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/** Reads the date of a header field (RFC 5322 §3.3), as loosely as it is written; what is none is none. */
final class MailDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private MailDate() {}

    static Optional<Instant> of(String text) {
        int day = 0;
        int month = 0;
        int year = 0;
        int[] time = {0, 0, 0};
        int zone = 0;
        StringTokenizer words = new StringTokenizer(text.length() > 80 ? text.substring(0, 80) : text, " ,\t");
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            char c = word.charAt(0);
            if (word.indexOf(':') > 0) {
                time = time(word);
            } else if ((c == '+' || c == '-') && number(word, 1) >= 0) {
                int value = number(word, 1);
                zone = (c == '-' ? -1 : 1) * (value / 100 * 60 + value % 100);
            } else if (number(word, 0) >= 0) {
                int value = number(word, 0);
                if (day == 0 && value <= 31) {
                    day = value;
                } else {
                    year = value < 70 ? 2000 + value : value < 100 ? 1900 + value : value;
                }
            } else if (month == 0 && word.length() >= 3) {
                int at = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
                month = at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
            }
        }
        return instant(year, month, day, time, zone);
    }

    private static Optional<Instant> instant(int year, int month, int day, int[] time, int zone) {
        if (day == 0 || month == 0 || year < 1970 || year > 9999 || Math.abs(zone) > 18 * 60) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, time[0], time[1], Math.min(time[2], 59));
            return Optional.of(local.toInstant(ZoneOffset.ofTotalSeconds(zone * 60)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int[] time(String word) {
        int[] time = {0, 0, 0};
        StringTokenizer parts = new StringTokenizer(word, ":");
        for (int i = 0; i < 3 && parts.hasMoreTokens(); i++) {
            time[i] = Math.max(0, number(parts.nextToken(), 0));
        }
        return time;
    }

    private static int number(String word, int from) {
        int value = 0;
        for (int i = from; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > from + 5) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return word.length() > from ? value : -1;
    }
}
