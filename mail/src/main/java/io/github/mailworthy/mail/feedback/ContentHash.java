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
        int at = bodyStart(data, length);
        byte[] body = new byte[Math.min(MOST, length - at)];
        int size = 0;
        while (at < length && size < body.length) {
            if (data[at] != '\r') {
                body[size++] = data[at];
            }
            at++;
        }
        hash.update(body, 0, size);
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Behind the first empty line; the end if there is none. */
    private static int bodyStart(byte[] data, int length) {
        boolean empty = false;
        for (int i = 0; i < length; i++) {
            if (data[i] == '\n') {
                if (empty) {
                    return i + 1;
                }
                empty = true;
            } else if (data[i] != '\r') {
                empty = false;
            }
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
