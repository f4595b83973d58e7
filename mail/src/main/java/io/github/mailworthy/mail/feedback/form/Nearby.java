package io.github.mailworthy.mail.feedback.form;

import java.util.Locale;

/** What a notice says about one recipient: the lines from where it is named to the end of that paragraph or the next. */
public final class Nearby {
    private static final int LONGEST = 1_200;
    private static final int MOST = 32 << 10;

    private Nearby() {}

    /** The words near a recipient; empty if it is not named. */
    public static String text(Report report, String recipient) {
        String notice = report.notice();
        if (recipient.isEmpty()) {
            return "";
        }
        int at = indexOf(report, recipient);
        if (at < 0) {
            return "";
        }
        int line = lineStart(notice, at);
        int after = at + recipient.length();
        int most = Math.max(after, Math.min(notice.length(), line + LONGEST));
        int end = paragraphEnd(notice, after, most);
        if (end - after < 12) {
            end = paragraphEnd(notice, skipBlank(notice, end, most), most);
        }
        return notice.substring(line, Math.min(nextRecipient(notice, after, end, recipient), line + LONGEST));
    }

    /** Where, before the end, a line begins with somebody else's address. */
    private static int nextRecipient(String notice, int from, int end, String recipient) {
        int start;
        for (int at = notice.indexOf('\n', from); at >= 0 && at < end; at = notice.indexOf('\n', start)) {
            start = Math.max(at + 1, skipBlank(notice, at, end));
            int stop = start;
            while (stop < end && !Character.isWhitespace(notice.charAt(stop))) {
                stop++;
            }
            String first = Addresses.ofField(notice.substring(start, Math.max(start, stop)));
            if (Addresses.whole(first) && !first.equalsIgnoreCase(recipient)) {
                return at;
            }
        }
        return end;
    }

    private static int indexOf(Report report, String recipient) {
        String notice = report.notice();
        int at = report.placeOf(recipient);
        return at >= 0 || notice.length() > MOST
                ? at
                : report.heard().lower().indexOf(recipient.toLowerCase(Locale.ROOT));
    }

    /** The first place that is not blank, as far as is looked. */
    private static int skipBlank(String text, int from, int most) {
        int at = from;
        while (at < Math.min(most, text.length()) && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the line starts; what stands too far before is not near. */
    private static int lineStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start <= LONGEST && text.charAt(start - 1) != '\n') {
            start--;
        }
        return at - start > LONGEST ? at - LONGEST / 2 : start;
    }

    /** Where a paragraph ends, as far as it is looked at. */
    private static int paragraphEnd(String text, int from, int most) {
        int at = from;
        while ((at = text.indexOf('\n', at)) >= 0 && at < most) {
            int next = at + 1;
            while (next < text.length() && " \t\r".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            if (next >= text.length() || text.charAt(next) == '\n') {
                return at;
            }
            at++;
        }
        return Math.max(from, most);
    }
}
