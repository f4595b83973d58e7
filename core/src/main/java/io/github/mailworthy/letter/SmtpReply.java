package io.github.mailworthy.letter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server said to one command (RFC 5321 §4.2), with its enhanced code if it gave one (RFC 2034, RFC 3463).
 *
 * @param code 200 to 599, or 0 if the server said nothing that begins with a reply code
 * @param enhanced such as {@code 5.1.1}
 * @param text the words after the codes, lines joined by a blank, at most 1,000 characters; a foreign text, to be escaped where it is shown
 */
public record SmtpReply(int code, Optional<String> enhanced, String text) {
    private static final int LONGEST = 1000;
    private static final Pattern LINE = Pattern.compile(
            "([2-5][0-9]{2})(?:[ -]|$)(?:([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: |$))?(.*)", Pattern.DOTALL);

    /** Reads a reply of one or more lines. Total: what is no reply becomes a text with code 0. */
    public static SmtpReply of(String reply) {
        int code = 0;
        String enhanced = "";
        StringBuilder text = new StringBuilder();
        for (String line : reply.strip().split("[\\r\\n]+", 100)) {
            Matcher matcher = LINE.matcher(line);
            String words = line;
            if (matcher.matches()) {
                code = code == 0 ? Integer.parseInt(matcher.group(1)) : code;
                if (enhanced.isEmpty() && matcher.group(2) != null) {
                    enhanced = matcher.group(2);
                }
                words = matcher.group(3);
            }
            text.append(text.length() == 0 || words.isBlank() ? "" : " ").append(words.strip());
        }
        if (text.length() > LONGEST) {
            text.setLength(LONGEST);
        }
        return new SmtpReply(code, enhanced.isEmpty() ? Optional.empty() : Optional.of(enhanced), text.toString());
    }

    /** Whether it asks to try again later (4xx). */
    public boolean isTransient() {
        return code / 100 == 4;
    }

    /** Whether it refuses for good (5xx). */
    public boolean isPermanent() {
        return code / 100 == 5;
    }

    /** The reply in one line, as a server would say it. */
    @Override
    public String toString() {
        String codes =
                (code == 0 ? "" : code + " ") + enhanced.map(e -> e + " ").orElse("");
        return (codes + text).strip();
    }
}
