package io.github.mailworthy.mail.feedback;

/**
 * The reply that a gateway quotes within words of its own: {@code 5.1.0 - Unknown address error 550-'5.7.1 Refused'}, where
 * its own words tell no more than the class of the reply (Cisco Secure Email, Amazon SES).
 */
final class Inside {
    private static final int LATEST = 80;

    private Inside() {}

    /** The quoted reply with its code, without escapes; empty if nothing is quoted so. */
    static String of(String diagnostic) {
        int open = diagnostic.indexOf("-'");
        if (open < 3 || open > LATEST || diagnostic.indexOf(" - ") < 0 || !code(diagnostic, open - 3)) {
            return "";
        }
        int close = diagnostic.lastIndexOf('\'');
        String said = diagnostic.substring(open + 2, close > open + 2 ? close : diagnostic.length());
        return diagnostic.substring(open - 3, open) + " " + said.replace("\\'", "'");
    }

    private static boolean code(String text, int at) {
        return (text.charAt(at) == '4' || text.charAt(at) == '5')
                && text.charAt(at + 1) >= '0'
                && text.charAt(at + 1) <= '9'
                && text.charAt(at + 2) >= '0'
                && text.charAt(at + 2) <= '9';
    }
}
