package io.github.mailworthy.mail.feedback.form;

/** HTML to plain text in one walk: tags go, blocks become lines, the common entities become characters. */
final class Html {
    private Html() {}

    static String text(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = tag(html, at, out);
            } else if (c == '&') {
                at = entity(html, at, out);
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private static int tag(String html, int at, StringBuilder out) {
        int close = html.indexOf('>', at);
        if (close < 0) {
            return html.length();
        }
        if (address(html, at, close)) {
            out.append(html, at, close + 1);
            return close + 1;
        }
        for (String hidden : new String[] {"style", "script"}) {
            if (html.regionMatches(true, at + 1, hidden, 0, hidden.length())) {
                int end = html.indexOf("</", close);
                return end < 0 ? html.length() : end;
            }
        }
        for (String block : new String[] {"br", "p", "/p", "div", "/div", "tr", "/tr", "li", "/h", "td", "hr", "pre"}) {
            if (html.regionMatches(true, at + 1, block, 0, block.length())) {
                out.append('\n');
                break;
            }
        }
        return close + 1;
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

    private static int entity(String html, int at, StringBuilder out) {
        String[][] entities = {
            {"&lt;", "<"},
            {"&gt;", ">"},
            {"&amp;", "&"},
            {"&quot;", "\""},
            {"&nbsp;", " "},
            {"&#39;", "'"},
            {"&#64;", "@"}
        };
        for (String[] entity : entities) {
            if (html.startsWith(entity[0], at)) {
                out.append(entity[1]);
                return at + entity[0].length();
            }
        }
        out.append('&');
        return at + 1;
    }
}
