package io.github.mailworthy.sender.spf;

import io.github.mailworthy.sender.spf.MacroString.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads a macro-string (RFC 7208 §7.1), once. */
final class MacroParser {
    private static final String LETTERS = "slodiphcrtv";
    private static final String DELIMITERS = ".-+,/_=";
    private static final int MANY = 1_000_000;

    private final String text;
    private final boolean spaces;
    private final List<Part> parts = new ArrayList<>(2);
    private final StringBuilder literal = new StringBuilder();
    private int at;
    private boolean endsInMacro;

    MacroParser(String text, boolean spaces) {
        this.text = text;
        this.spaces = spaces;
    }

    MacroString parse() throws SpfSyntaxException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%') {
                percent();
            } else if ((c > ' ' && c < 0x7F) || (spaces && c == ' ')) {
                literal.append(c);
                endsInMacro = false;
                at++;
            } else {
                throw new SpfSyntaxException("a character that is not allowed at " + at + " of \"" + text + "\"");
            }
        }
        flush();
        return new MacroString(text, parts);
    }

    /** Whether the last thing read was a macro-expand, which may end a domain-spec. */
    boolean endsInMacro() {
        return endsInMacro;
    }

    private void percent() throws SpfSyntaxException {
        endsInMacro = true;
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (kind) {
            case '%' -> literal.append('%');
            case '_' -> literal.append(' ');
            case '-' -> literal.append("%20");
            case '{' -> {
                macro();
                return;
            }
            default -> throw new SpfSyntaxException("a % that starts no macro at " + at + " of \"" + text + "\"");
        }
        at += 2;
    }

    private void macro() throws SpfSyntaxException {
        int end = text.indexOf('}', at);
        if (end < at + 3) {
            throw new SpfSyntaxException("a macro without a letter or an end at " + at + " of \"" + text + "\"");
        }
        char letter = text.charAt(at + 2);
        char lower = (char) (letter | 0x20);
        if (!SpfText.isAlpha(letter) || LETTERS.indexOf(lower) < 0) {
            throw new SpfSyntaxException("an unknown macro, " + text.substring(at, end + 1));
        }
        int i = at + 3;
        int keep = 0;
        int digits = i;
        while (i < end && SpfText.isDigit(text.charAt(i))) {
            keep = Math.min(MANY, keep * 10 + (text.charAt(i) - '0'));
            i++;
        }
        if (i > digits && keep == 0) {
            throw new SpfSyntaxException("a macro that keeps no part, " + text.substring(at, end + 1));
        }
        boolean reversed = i < end && (text.charAt(i) | 0x20) == 'r';
        if (reversed) {
            i++;
        }
        String delimiters = text.substring(i, end);
        for (int d = 0; d < delimiters.length(); d++) {
            if (DELIMITERS.indexOf(delimiters.charAt(d)) < 0) {
                throw new SpfSyntaxException("a malformed macro, " + text.substring(at, end + 1));
            }
        }
        flush();
        parts.add(new Part.Macro(lower, letter != lower, keep, reversed, delimiters.isEmpty() ? "." : delimiters));
        at = end + 1;
    }

    private void flush() {
        if (literal.length() > 0) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
