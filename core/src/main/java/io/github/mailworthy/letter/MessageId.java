package io.github.mailworthy.letter;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a Message-ID may look like (RFC 5322 §3.6.4): one rule for letters that are kept and messages that are made. */
public final class MessageId {
    private static final Pattern LEGAL = Pattern.compile("<[!-;=?-~&&[^@]]{1,400}@[!-;=?-~&&[^@]]{1,255}>");

    private MessageId() {}

    /** Whether it is {@code <left@right>}, both of printable ASCII without brackets, at most 400 and 255 characters long. */
    public static boolean isLegal(String id) {
        return LEGAL.matcher(id).matches();
    }

    /**
     * A Message-ID of two names, whatever characters they have: others than ASCII letters, digits, {@code -} and {@code _} are written by
     * their codes, {@code %2e} or {@code %u65e5}, so that different names stay different.
     *
     * @param domain on the right
     * @throws IllegalArgumentException if the domain has other than printable ASCII, or a name is empty or far too long
     */
    public static String of(String first, String second, String domain) {
        String id = "<" + written(first) + "." + written(second) + "@" + domain + ">";
        if (first.isEmpty() || second.isEmpty() || !isLegal(id)) {
            throw new IllegalArgumentException("no Message-ID can be made of this: " + id);
        }
        return id;
    }

    private static String written(String name) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean asItIs =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
            written.append(asItIs ? String.valueOf(c) : coded(c));
        }
        return written.toString();
    }

    private static String coded(char c) {
        HexFormat hex = HexFormat.of();
        return c < 0x80 ? "%" + hex.toHexDigits((byte) c) : "%u" + hex.toHexDigits(c);
    }
}
