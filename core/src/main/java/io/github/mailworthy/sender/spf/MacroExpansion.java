package io.github.mailworthy.sender.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What becomes of a macro's value (RFC 7208 §7.3). */
final class MacroExpansion {
    private static final String HEX = "0123456789ABCDEF";

    private MacroExpansion() {}

    static String of(MacroString.Part.Macro macro, String value) {
        String transformed =
                macro.keep() == 0 && !macro.reversed() && macro.delimiters().equals(".")
                        ? value
                        : transform(macro, value);
        return macro.escaped() ? escape(transformed) : transformed;
    }

    /** Splits at any of the delimiters, turns around, keeps the right-most parts, and joins with dots. */
    private static String transform(MacroString.Part.Macro macro, String value) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            if (macro.delimiters().indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(value.substring(start));
        if (macro.reversed()) {
            Collections.reverse(parts);
        }
        int from = macro.keep() == 0 ? 0 : Math.max(0, parts.size() - macro.keep());
        return String.join(".", parts.subList(from, parts.size()));
    }

    /** Everything but the unreserved characters of RFC 3986 §2.3. */
    private static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (SpfText.isAlpha(c) || SpfText.isDigit(c) || "-._~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
