package io.github.mailworthy.mail.dns;

import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Names between text and dnsjava. */
final class DnsNames {
    private DnsNames() {}

    /** The absolute name, or empty if it cannot be asked for (RFC 1035 §2.3.4; visible ASCII only, without escapes). */
    static Optional<Name> absolute(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.isEmpty()) {
            return text.equals(".") ? Optional.of(Name.root) : Optional.empty();
        }
        if (!isFit(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Name.fromString(name.toLowerCase(Locale.ROOT) + "."));
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isFit(String name) {
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (c <= ' ' || c >= 127 || c == '\\' || ++label > 63) {
                return false;
            }
        }
        return label > 0 && name.length() <= 253;
    }

    /** Lower case, without the final dot; the root is {@code "."}. */
    static String text(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true).toLowerCase(Locale.ROOT);
    }
}
