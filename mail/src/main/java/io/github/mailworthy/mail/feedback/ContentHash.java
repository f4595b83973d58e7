package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.mail.feedback.mime.Mail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells a report from another where it names neither its message nor an event: a hash of what its author wrote.
 *
 * <p>What carriers add on the way (trace fields, line ends) is left out, so that one report read twice, or by two ways, is one. Its date
 * and its own Message-ID are in it: the same words a day later are another report.
 */
final class ContentHash {
    private static final String[] OWN = {"from", "date", "message-id", "subject"};
    private static final int MOST = 65_536;

    private static final MessageDigest FRESH = made();

    private ContentHash() {}

    static String of(Mail mail, byte[] data, int length) {
        MessageDigest hash = sha256();
        for (String name : OWN) {
            String field = name + ":" + mail.fields().first(name).orElse("") + "\n";
            hash.update(field.getBytes(StandardCharsets.UTF_8));
        }
        body(data, bodyStart(data, length), length, hash);
        return HexFormat.of().formatHex(hash.digest());
    }

    private static void body(byte[] data, int from, int length, MessageDigest hash) {
        int at = from;
        int left = MOST;
        while (at < length && left > 0) {
            int end = at;
            while (end < length && end - at < left && data[end] != '\r') {
                end++;
            }
            hash.update(data, at, end - at);
            left -= end - at;
            at = end + 1;
        }
    }

    /** Behind the first empty line; the end if there is none. */
    private static int bodyStart(byte[] data, int length) {
        int line = 0;
        while (line < length) {
            int end = line;
            while (end < length && data[end] != '\n') {
                end++;
            }
            int next = end + 1;
            while (next < length && data[next] == '\r') {
                next++;
            }
            if (next < length && data[next] == '\n') {
                return next + 1;
            }
            line = next;
        }
        return length;
    }

    /** A fresh one; a copy costs less than to look for its maker again. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return made();
        }
    }

    private static MessageDigest made() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
