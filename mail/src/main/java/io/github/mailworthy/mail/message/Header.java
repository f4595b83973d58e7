package io.github.mailworthy.mail.message;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header field that a host adds to a message.
 *
 * @param name 1 to 60 printable ASCII characters without a colon (RFC 5322 §3.6.8), and none of the fields that the message or
 *     its signer writes itself, nor a {@code Resent-} field (RFC 5322 §3.6.6), which would show a {@code Resent-Bcc} to all
 * @param value unstructured text; control characters and those that turn the order of the characters around are written as
 *     blanks, other than ASCII as encoded words (RFC 2047)
 */
public record Header(String name, String value) {
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,60}");
    private static final Set<String> OUR_OWN = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "return-path",
            "dkim-signature");

    /**
     * Ties a value to a name.
     *
     * @throws IllegalArgumentException if the name is none, one that the message writes itself, or a {@code Resent-} field
     */
    public Header {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header's name is 1 to 60 printable characters without a colon");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OUR_OWN.contains(lower) || lower.startsWith("content-")) {
            throw new IllegalArgumentException("the message writes " + name + " itself");
        }
        if (lower.startsWith("resent-")) {
            throw new IllegalArgumentException("a message is sent for the first time here: no " + name);
        }
    }
}
