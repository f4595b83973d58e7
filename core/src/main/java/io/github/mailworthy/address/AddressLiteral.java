package io.github.mailworthy.address;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import java.util.List;

/** Whether brackets hold an IP address (RFC 5321 §4.1.3). Other tags than IPv6 were never registered, so none is taken. */
final class AddressLiteral {
    private static final String IPV6 = "ipv6:";

    private AddressLiteral() {}

    /** The text between the brackets. */
    static boolean is(String inside) {
        if (Ascii.lower(inside).startsWith(IPV6)) {
            String v6 = inside.substring(IPV6.length());
            return v6.indexOf(':') >= 0 && v6.indexOf('%') < 0 && Ascii.isAll(v6) && InetAddresses.isInetAddress(v6);
        }
        List<String> numbers = Splitter.on('.').splitToList(inside);
        return numbers.size() == 4 && numbers.stream().allMatch(AddressLiteral::isOctet);
    }

    private static boolean isOctet(String number) {
        boolean digits =
                !number.isEmpty() && number.length() <= 3 && number.chars().allMatch(c -> Ascii.isDigit((char) c));
        return digits && Integer.parseInt(number) < 256;
    }
}
