package io.github.mailworthy.mail.dns;

import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Names between text and dnsjava. */
final class DnsNames {
    private DnsNames() {}

    /**
     * The absolute name, or empty if it cannot be asked for (RFC 1035 §2.3.4). Visible ASCII; every other octet as a master file
     * writes it (RFC 1035 §5.1).
     */
    static Optional<Name> absolute(String text) {
        if (text.isEmpty() || !isVisible(text)) {
            return Optional.empty();
        }
        try {
            Name name = Name.fromString(text.toLowerCase(Locale.ROOT), Name.root);
            return name.labels() > 1 || text.equals(".") ? Optional.of(name) : Optional.empty();
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** Lower case, without the final dot; the root is {@code "."}. */
    static String text(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true).toLowerCase(Locale.ROOT);
    }
}
