package io.github.mailworthy.mail.feedback.form;

import java.util.HashMap;
import java.util.Map;

/** HTML to plain text in one walk: tags go, blocks become lines, entities become characters. */
final class Html {
    /** HTML's names for ISO 8859-1, in the order of their codes from 160 on. */
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
                    + "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
                    + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml "
                    + "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
                    + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml "
                    + "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final Map<String, Integer> NAMED = named();

    private static final Starts BLOCKS =
            Starts.of("div", "/div", "tr", "/tr", "li", "/li", "/h", "td", "hr", "table", "/table");
    private static final Starts PARAGRAPHS = Starts.of("p>", "p ", "/p", "pre", "/pre");
    private static final Starts HIDDEN = Starts.of("style", "script");
    private static final Starts KEPT = Starts.of("pre", "/pre");
    private static final Starts BREAK = Starts.of("br");

    private final String html;
    private final StringBuilder out;
    /** Where a tag ended a line: what the source's own layout puts there means nothing. */
    private int ended = -1;
    /** From where to where nothing but blanks is known to stand at the start of the last line. */
    private int blankFrom;

    private int blankTo;

    private boolean kept;

    private Html(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length());
    }

    static String text(String html) {
        return new Html(html).read();
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = tag(at);
            } else if (c == '&') {
                at = entity(html, at, out);
            } else {
                boolean layout = (c == '\n' || c == '\r') && !kept && out.length() == ended;
                at = layout ? afterLayout(at) : words(at);
            }
        }
        return out.toString();
    }

    /** Takes what stands before the next tag or entity. */
    private int words(int from) {
        int at = from;
        while (at < html.length() && html.charAt(at) != '<' && html.charAt(at) != '&') {
            at++;
        }
        out.append(html, from, at);
        return at;
    }

    /** Behind the blanks with which the source lays itself out. */
    private int afterLayout(int from) {
        int at = from;
        while (at < html.length() && html.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private int tag(int at) {
        int close = html.indexOf('>', at);
        if (close < 0) {
            return html.length();
        }
        if (address(html, at, close)) {
            out.append(html, at, close + 1);
            return close + 1;
        }
        if (starts(at, HIDDEN)) {
            int end = html.indexOf("</", close);
            return end < 0 ? html.length() : end;
        }
        if (starts(at, KEPT)) {
            kept = html.charAt(at + 1) != '/';
        }
        if (starts(at, BREAK)) {
            endLine(true);
        } else if (starts(at, PARAGRAPHS)) {
            endLine(false);
            endLine(!blankLine());
        } else if (starts(at, BLOCKS)) {
            endLine(false);
        }
        return close + 1;
    }

    private boolean starts(int at, Starts names) {
        return names.at(html, at + 1, html.length());
    }

    /** Ends the line, unless it holds nothing and need not be. */
    private void endLine(boolean always) {
        int end = out.length();
        while (end > blankTo
                && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t' || out.charAt(end - 1) == '\r')) {
            end--;
        }
        end = end == blankTo ? blankFrom : end;
        blankFrom = end;
        if (always || (end > 0 && out.charAt(end - 1) != '\n')) {
            out.setLength(end);
            out.append('\n');
            blankFrom = out.length();
        }
        blankTo = out.length();
        ended = blankTo;
    }

    private boolean blankLine() {
        int end = out.length();
        return end < 2 || out.charAt(end - 2) == '\n';
    }

    /** An address that somebody put into angle brackets without knowing HTML. */
    private static boolean address(String html, int open, int close) {
        boolean found = false;
        for (int i = open + 1; i < close && close - open < 256; i++) {
            if (Character.isWhitespace(html.charAt(i)) || html.charAt(i) == '=') {
                return false;
            }
            found |= html.charAt(i) == '@';
        }
        return found;
    }

    /** The character that an entity stands for, by name or number; the ampersand itself if it is none. */
    private static int entity(String html, int at, StringBuilder out) {
        int end = at + 1;
        while (end < html.length() && end - at < 9 && html.charAt(end) != ';') {
            end++;
        }
        if (end == html.length() || html.charAt(end) != ';') {
            out.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        int c = name.startsWith("#") ? numbered(name) : NAMED.getOrDefault(name, 0);
        if (c == 0) {
            out.append('&');
            return at + 1;
        }
        out.appendCodePoint(c);
        return end + 1;
    }

    private static int numbered(String name) {
        boolean hex = name.length() > 2 && (name.charAt(1) | 0x20) == 'x';
        int value = 0;
        for (int i = hex ? 2 : 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), hex ? 16 : 10);
            if (digit < 0) {
                return 0;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return Character.isValidCodePoint(value) && value >= ' ' ? value : ' ';
    }

    private static Map<String, Integer> named() {
        Map<String, Integer> named = new HashMap<>(Map.of(
                "lt",
                (int) '<',
                "gt",
                (int) '>',
                "amp",
                (int) '&',
                "quot",
                (int) '"',
                "apos",
                (int) '\'',
                "commat",
                (int) '@',
                "rsquo",
                (int) '\'',
                "ndash",
                (int) '-',
                "mdash",
                (int) '-',
                "hellip",
                0x2026));
        int c = 0xa0;
        for (String name : LATIN_1.split(" ", -1)) {
            named.put(name, c++);
        }
        return Map.copyOf(named);
    }
}
