package io.github.mailworthy.mail.sender;

import io.github.mailworthy.address.DomainNames;
import io.github.mailworthy.dns.IpAddress;

/** Names as the DNS takes them. */
final class DnsNames {
    static final int LONGEST = 253;
    private static final String HEX = "0123456789abcdef";

    private DnsNames() {}

    /** One ASCII octet a char, 1 to 253 octets, labels of 1 to 63 (RFC 1035 §2.3.4); the final dot may be there. */
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
            } else if (c > 0x7F || ++label > 63) {
                return false;
            }
        }
        return label > 0;
    }

    /** As a master file writes it (RFC 1035 §5.1): what macros can bring into a label, blanks among it, becomes {@code \\DDD}. */
    static String presentation(String name) {
        if (name.chars().allMatch(DnsNames::isPlain)) {
            return name;
        }
        StringBuilder out = new StringBuilder(name.length() + 16);
        name.chars().forEach(c -> {
            if (isPlain(c)) {
                out.append((char) c);
            } else {
                out.append('\\')
                        .append((char) ('0' + c / 100))
                        .append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            }
        });
        return out.toString();
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F && c != '\\';
    }

    /** The name in a record's data, which is written as in a master file, with every octet as the char it stands for. */
    static String octets(String presentation) {
        if (presentation.indexOf('\\') < 0) {
            return presentation;
        }
        StringBuilder out = new StringBuilder(presentation.length());
        for (int i = 0; i < presentation.length(); i++) {
            char c = presentation.charAt(i);
            if (c == '\\' && presentation.substring(i + 1).matches("(?s)[0-9]{3}.*")) {
                out.append((char) Integer.parseInt(presentation.substring(i + 1, i + 4)));
                i += 3;
            } else if (c != '\\' || i + 1 == presentation.length()) {
                out.append(c);
            } else {
                out.append(presentation.charAt(++i));
            }
        }
        return out.toString();
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
