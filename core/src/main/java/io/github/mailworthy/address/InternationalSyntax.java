package io.github.mailworthy.address;

/**
 * The fast way for international addresses of simple characters (see {@link CharTable#isSimple}): one pass, nothing allocated. Whatever
 * is not simple, and labels that may grow too long as A-labels, go to {@link AddressScan}.
 */
final class InternationalSyntax {
    /** The most octets that one character of the basic plane adds to an A-label. */
    private static final int MOST_A_LABEL_OCTETS = 7;

    private InternationalSyntax() {}

    /** The index of the {@code @} if the text is such an address and nothing speaks against it; else 0. */
    static int simpleAt(String text) {
        int length = text.length();
        if (length > AddressSyntax.MOST_OCTETS / 3) {
            return 0;
        }
        int octets = 0;
        char before = '.';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((Ascii.classOf(c) & Ascii.ATEXT) != 0) {
                octets++;
            } else if (CharTable.isSimple(c)) {
                octets += 3;
            } else if (before == '.' || (c != '.' && c != '@')) {
                return 0;
            } else if (c == '@') {
                return octets <= AddressSyntax.MOST_LOCAL_OCTETS && isSimpleDomain(text, i + 1, octets) ? i : 0;
            } else {
                octets++;
            }
            before = c;
        }
        return 0;
    }

    private static boolean isSimpleDomain(String text, int from, int localOctets) {
        int length = text.length();
        int all = localOctets + 1;
        int octets = 0;
        int label = from;
        char before = '.';
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if ((Ascii.classOf(c) & Ascii.ALNUM) != 0) {
                octets++;
                if (Ascii.isUpper(c)) {
                    return false;
                }
            } else if (c == '.') {
                if (before == '.' || before == '-' || octets > AddressSyntax.MOST_LABEL_OCTETS - 5) {
                    return false;
                }
                all += octets + 6;
                octets = 0;
                label = i + 1;
            } else if (c == '-') {
                if (before == '.' || (before == '-' && i == label + 3)) {
                    return false;
                }
                octets++;
            } else if (CharTable.isSimple(c)) {
                octets += MOST_A_LABEL_OCTETS;
            } else {
                return false;
            }
            before = c;
        }
        return before != '-'
                && before != '.'
                && label > from
                && octets <= AddressSyntax.MOST_LABEL_OCTETS - 5
                && all + octets + 5 <= AddressSyntax.MOST_OCTETS
                && !Ascii.isDigit(text.charAt(label))
                && !SpecialUse.mayBe(text, label, length);
    }
}
