package io.github.mailworthy.mail.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reply of a mail server.
 *
 * @param code three digits; 0 if it was no reply
 * @param text of all its lines, each on a line of its own, without the codes
 */
record Reply(int code, String text) {
    private static final Pattern ENHANCED = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    boolean isPositive() {
        return code / 100 == 2;
    }

    /** The status code of RFC 3463 in front of the text; empty if there is none. */
    String enhanced() {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Whether a line of an EHLO reply is this keyword. */
    boolean offers(String keyword) {
        return text.lines()
                .anyMatch(line -> line.equalsIgnoreCase(keyword)
                        || line.regionMatches(true, 0, keyword + " ", 0, keyword.length() + 1));
    }

    /** All on one line, and not too long. */
    String shown() {
        String one = code + " " + text.replaceAll("[\\p{Cntrl}]+", " ");
        return one.length() > 300 ? one.substring(0, 300) : one;
    }
}
