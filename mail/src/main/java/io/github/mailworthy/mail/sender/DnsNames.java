package io.github.mailworthy.mail.sender;

import io.github.mailworthy.address.DomainNames;
import io.github.mailworthy.dns.IpAddress;

/** Names as the DNS takes them. */
final class DnsNames {
    static final int LONGEST = 253;
    private static final String HEX = "0123456789abcdef";

    private DnsNames() {}

    /** ASCII, 1 to 253 octets, labels of 1 to 63 (RFC 1035 §2.3.4); the final dot may be there. */
    static boolean canBeAsked(String name) {
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        if (end == 0 || end > LONGEST) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (c < ' ' || c >= 0x7F || ++label > 63) {
                return false;
            }
        }
        return label > 0;
    }

    /** As a master file writes it (RFC 1035 §5.1): blanks and backslashes in a label, which macros can bring, are escaped. */
    static String presentation(String name) {
        return name.indexOf(' ') < 0 && name.indexOf('\\') < 0
                ? name
                : name.replace("\\", "\\\\").replace(" ", "\\032");
    }

    /** A-labels for a name that was written in Unicode (RFC 8616 §4); what cannot be converted stays, and cannot be asked for. */
    static String ascii(String name) {
        String plain = withoutFinalDot(name);
        return plain.chars().allMatch(c -> c < 0x80)
                ? plain
                : DomainNames.ascii(plain).orElse(plain);
    }

    static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The name that leads from an address to its names (RFC 1035 §3.5, RFC 3596 §2.5). */
    static String reverse(IpAddress ip) {
        StringBuilder out = new StringBuilder(72);
        byte[] bytes = ip.bytes();
        for (int i = bytes.length - 1; i >= 0; i--) {
            int b = bytes[i] & 0xFF;
            if (ip.v6()) {
                out.append(HEX.charAt(b & 15))
                        .append('.')
                        .append(HEX.charAt(b >> 4))
                        .append('.');
            } else {
                out.append(b).append('.');
            }
        }
        return out.append(ip.v6() ? "ip6.arpa" : "in-addr.arpa").toString();
    }

    /** The {@code i} macro: dotted decimal, or all nibbles of an IPv6 address between dots (RFC 7208 §7.3). */
    static String dotted(IpAddress ip) {
        if (!ip.v6()) {
            return ip.toString();
        }
        StringBuilder out = new StringBuilder(64);
        for (byte b : ip.bytes()) {
            if (out.length() > 0) {
                out.append('.');
            }
            out.append(HEX.charAt((b >> 4) & 15)).append('.').append(HEX.charAt(b & 15));
        }
        return out.toString();
    }
}
