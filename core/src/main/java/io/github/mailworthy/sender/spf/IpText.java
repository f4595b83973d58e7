package io.github.mailworthy.sender.spf;

import io.github.mailworthy.dns.IpAddress;
import java.util.Optional;

/** Reads addresses as text: dotted decimal (RFC 7208 §5.6) and RFC 4291 §2.2. */
public final class IpText {
    private static final int BAD = -1;

    private IpText() {}

    /** An IPv4 or IPv6 address; an IPv4-mapped one is the IPv4 address it stands for. Empty if it is neither. */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0 ? v4(text) : v6(text).map(address -> IpAddress.of(address.bytes()));
    }

    static Optional<IpAddress> v4(String text) {
        long value = quad(text);
        return value < 0 ? Optional.empty() : Optional.of(new IpAddress(false, 0, value));
    }

    /** Keeps an IPv4-mapped address as the IPv6 address that was written. */
    static Optional<IpAddress> v6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
        int given = head.length + tail.length;
        if (isBad(head) || isBad(tail)) {
            return Optional.empty();
        }
        if (gap < 0 ? given != 8 : given > 7) {
            return Optional.empty();
        }
        int[] all = new int[8];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
        return Optional.of(new IpAddress(true, half(all, 0), half(all, 4)));
    }

    /** Groups between colons, of which the last may be dotted decimal; a single {@value #BAD} if malformed. */
    private static int[] groups(String text, boolean mayEndDotted) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        boolean dotted = parts[parts.length - 1].indexOf('.') >= 0;
        int[] groups = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length; i++) {
            if (dotted && i == parts.length - 1) {
                long value = mayEndDotted ? quad(parts[i]) : BAD;
                if (value < 0) {
                    return new int[] {BAD};
                }
                groups[i] = (int) (value >>> 16);
                groups[i + 1] = (int) (value & 0xFFFF);
            } else {
                groups[i] = hex(parts[i]);
                if (groups[i] == BAD) {
                    return new int[] {BAD};
                }
            }
        }
        return groups;
    }

    private static boolean isBad(int[] groups) {
        return groups.length == 1 && groups[0] == BAD;
    }

    private static int hex(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return BAD;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : BAD;
            if (digit < 0) {
                return BAD;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    /** Four numbers of 0 to 255 without leading zeros, or -1. */
    private static long quad(String text) {
        long value = 0;
        int number = 0;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0 && dots < 3) {
                value = (value << 8) | number;
                number = 0;
                digits = 0;
                dots++;
            } else if (SpfText.isDigit(c) && (digits == 0 || number > 0)) {
                number = number * 10 + (c - '0');
                digits++;
                if (number > 255) {
                    return BAD;
                }
            } else {
                return BAD;
            }
        }
        return dots == 3 && digits > 0 ? (value << 8) | number : BAD;
    }

    private static long half(int[] groups, int from) {
        long value = 0;
        for (int i = from; i < from + 4; i++) {
            value = (value << 16) | groups[i];
        }
        return value;
    }
}
