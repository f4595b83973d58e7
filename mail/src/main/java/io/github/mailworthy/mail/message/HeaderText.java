package io.github.mailworthy.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mailworthy.mail.text.OneLine;
import java.util.Base64;

/** Writes texts into header fields (RFC 5322 §2.2.3, RFC 2047), so that none can become a field of its own. */
final class HeaderText {
    /** Octets in one encoded word: 60 characters of base64 and 12 around them are at most 75. */
    private static final int WORD = 45;

    private static final int LINE = 76;

    private HeaderText() {}

    /** A text of any characters as the value of an unstructured field, folded. */
    static String unstructured(String text, int used) {
        String clean = OneLine.of(text);
        return isPlain(clean) ? fold(clean, used) : encodedWords(clean);
    }

    /** A mailbox: the address in angle brackets if it has a name, else alone. */
    static String mailbox(Mailbox mailbox) {
        String address =
                local(mailbox.address().localPart()) + "@" + mailbox.address().domain();
        String name = OneLine.of(mailbox.name()).strip();
        if (name.isEmpty()) {
            return address;
        }
        boolean quotable = MessageBytes.isAscii(name) && name.length() <= 60 && !name.contains("=?");
        return (quotable ? quoted(name) : encodedWords(name)) + (name.length() > 20 ? "\r\n <" : " <") + address + ">";
    }

    /** A local part as an atom where it is one, else as a quoted string: whatever it holds, it ends where it ends. */
    static String local(String local) {
        String text = OneLine.of(local);
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return quoted(unquoted(text.substring(1, text.length() - 1)));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && i > 0 && i < text.length() - 1 && text.charAt(i - 1) != '.';
            if (!dot && "()<>[]:;@\\,.\" ".indexOf(c) >= 0) {
                return quoted(text);
            }
        }
        return text.isEmpty() ? "\"\"" : text;
    }

    private static String unquoted(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Whether it can stand as it is: ASCII, single blanks between words that fit into a line, nothing like an encoded word. */
    private static boolean isPlain(String text) {
        if (!MessageBytes.isAscii(text) || text.contains("=?") || text.contains("  ") || !text.equals(text.strip())) {
            return false;
        }
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            word = text.charAt(i) == ' ' ? 0 : word + 1;
            if (word > 900) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text, int used) {
        if (used + text.length() <= LINE) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        int column = used;
        for (String word : text.split(" ", -1)) {
            boolean first = out.length() == 0;
            if (!first && column + 1 + word.length() > LINE) {
                out.append("\r\n");
                column = 0;
            }
            out.append(first ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return out.toString();
    }

    private static String encodedWords(String text) {
        StringBuilder out = new StringBuilder();
        for (int start = 0; start < text.length(); ) {
            int end = start;
            int octets = 0;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                int more = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
                if (octets + more > WORD) {
                    break;
                }
                octets += more;
                end += Character.charCount(c);
            }
            byte[] word = text.substring(start, end).getBytes(UTF_8);
            out.append(start == 0 ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(word))
                    .append("?=");
            start = end;
        }
        return out.toString();
    }
}
