package io.github.mailworthy.sender.spf;

/** The end of a domain-spec that is written out: {@code "." toplabel [ "." ]} (RFC 7208 §7.1). */
final class TopLabel {
    private TopLabel() {}

    static void require(String whole, String literal) throws SpfSyntaxException {
        int end = literal.endsWith(".") ? literal.length() - 1 : literal.length();
        int dot = literal.lastIndexOf('.', end - 1);
        if (end == 0 || dot < 0 || !isTopLabel(literal, dot + 1, end)) {
            throw new SpfSyntaxException("\"" + whole + "\" is no full domain name");
        }
    }

    /** Letters, digits and inner hyphens, and not digits alone. */
    private static boolean isTopLabel(String text, int from, int to) {
        if (from >= to || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            return false;
        }
        boolean digitsOnly = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '-' && !SpfText.isAlpha(c)) {
                return false;
            }
            digitsOnly &= digit;
        }
        return !digitsOnly;
    }
}
