package io.github.mailworthy.address;

/**
 * Tells whether a text is an address fit for sending: the mailbox of RFC 5321 §4.1.2 as RFC 6531 widens it, less what
 * {@link AddressReason.Bearing#POLICY} sets apart.
 *
 * <p>One pass, no regular expression, and nothing is allocated for an address in ASCII that is fit. What is not plain goes to
 * {@link AddressScan}, which tells what is wrong and where.
 */
public final class AddressSyntax {
    static final int MOST_OCTETS = 254;
    static final int MOST_LOCAL_OCTETS = 64;
    static final int MOST_LABEL_OCTETS = 63;

    private AddressSyntax() {}

    /** Whether the text is an address fit for sending. */
    public static boolean isSendable(String text) {
        return at(text) > 0 || AddressScan.parse(text) instanceof Parsed.Valid;
    }

    /** The index of the {@code @} if the text is an address that is quickly seen to be fit; else 0. */
    static int at(String text) {
        int at = plainAt(text);
        return at > 0 ? at : InternationalSyntax.simpleAt(text);
    }

    /** The index of the {@code @} if the text is an address of plain ASCII that nothing speaks against; else 0. */
    static int plainAt(String text) {
        int length = text.length();
        if (length > MOST_OCTETS) {
            return 0;
        }
        int at = plainLocalPart(text, length);
        return at > 0 && isPlainDomain(text, at + 1, length) ? at : 0;
    }

    private static int plainLocalPart(String text, int length) {
        int most = Math.min(length, MOST_LOCAL_OCTETS + 1);
        char before = '.';
        for (int i = 0; i < most; i++) {
            char c = text.charAt(i);
            if ((Ascii.classOf(c) & Ascii.ATEXT) == 0) {
                if (before == '.' || (c != '.' && c != '@')) {
                    return 0;
                }
                if (c == '@') {
                    return i;
                }
            }
            before = c;
        }
        return 0;
    }

    private static boolean isPlainDomain(String text, int from, int length) {
        int label = from;
        char before = '.';
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if ((Ascii.classOf(c) & Ascii.ALNUM) == 0) {
                if (c == '-') {
                    // "--" in the third and fourth place: an A-label, or a reserved one
                    if (before == '.' || (before == '-' && i == label + 3)) {
                        return false;
                    }
                } else if (c == '.') {
                    if (before == '.' || before == '-' || i - label > MOST_LABEL_OCTETS) {
                        return false;
                    }
                    label = i + 1;
                } else {
                    return false;
                }
            }
            before = c;
        }
        return before != '-'
                && before != '.'
                && label > from
                && length - label <= MOST_LABEL_OCTETS
                && !Ascii.isDigit(text.charAt(label))
                && !SpecialUse.mayBe(text, label, length);
    }
}
