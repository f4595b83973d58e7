package io.github.mailworthy.address;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one domain, international or not, into lower-case A-labels (UTS #46, not transitional, with IDNA2008's rules for labels).
 *
 * <p>Where a plain ASCII name needs nothing of this, {@link AddressSyntax} does not come here.
 */
final class DomainReading {
    private final String text;
    private final int offset;
    private final List<String> unicode = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final StringBuilder ascii = new StringBuilder();
    private @Nullable AddressReason reason;
    private int position;

    /** Reads the text from this index to its end. */
    DomainReading(String text, int offset) {
        this.text = text;
        this.offset = offset;
        read();
    }

    /** What is wrong, or null. */
    @Nullable
    AddressReason reason() {
        return reason;
    }

    /** Where it is wrong: an index of the whole text. */
    int position() {
        return position;
    }

    /** The lower-case A-labels, without a final dot. */
    String ascii() {
        return ascii.toString();
    }

    /** The labels in Unicode. */
    List<String> unicode() {
        return unicode;
    }

    private void read() {
        if (offset == text.length()) {
            fail(AddressReason.DOMAIN_EMPTY, offset);
        } else if (checkCodePoints()) {
            int start = offset;
            for (int i = offset; i <= text.length() && reason == null; i++) {
                if (i == text.length() || isDot(text.charAt(i))) {
                    label(start, i);
                    start = i + 1;
                }
            }
            if (reason == null) {
                checkWhole();
            }
        }
    }

    private static boolean isDot(char c) {
        return c == '.' || c == '\u3002' || c == '\uff0e' || c == '\uff61';
    }

    private boolean checkCodePoints() {
        boolean plain = true;
        for (int i = offset; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            AddressReason fault = codePoint < 0x80 ? asciiFault(codePoint) : CodePoints.fault(text, i, codePoint);
            if (fault != null) {
                return fail(fault, i);
            }
            plain &= codePoint < 0x80;
        }
        if (!plain && !isNormalized()) {
            return fail(AddressReason.NOT_NORMALISED, AddressScan.firstChange(text, offset));
        }
        return true;
    }

    private boolean isNormalized() {
        String domain = text.substring(offset);
        return LabelRules.isSimple(domain) || Normalizer.isNormalized(domain, Form.NFC);
    }

    private static @Nullable AddressReason asciiFault(int codePoint) {
        if (codePoint == '.' || codePoint == '-' || Ascii.isLetterOrDigit((char) codePoint)) {
            return null;
        }
        return switch (codePoint) {
            case '@' -> AddressReason.SECOND_AT;
            case ' ', '\t', '\r', '\n' -> AddressReason.WHITESPACE;
            case '(', ')' -> AddressReason.COMMENT;
            default ->
                codePoint < ' ' || codePoint == 127 ? AddressReason.CONTROL_CHARACTER : AddressReason.DOMAIN_CHARACTER;
        };
    }

    private void label(int start, int end) {
        if (start == end) {
            fail(AddressReason.DOMAIN_DOT, start == text.length() ? start - 1 : start);
            return;
        }
        String given = text.substring(start, end);
        String label = LabelRules.isSimple(given) ? Ascii.lower(given) : CodePoints.mapped(given);
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) < 128 && !Ascii.isLetterOrDigit(label.charAt(i)) && label.charAt(i) != '-') {
                fail(AddressReason.NOT_IDNA, start);
                return;
            }
        }
        if (ascii.length() > 0) {
            ascii.append('.');
        }
        int before = ascii.length();
        if (Ascii.isAll(label)) {
            asciiLabel(label, start);
        } else {
            AddressReason fault = LabelRules.fault(label);
            if (fault != null) {
                fail(fault, start);
                return;
            }
            ascii.append("xn--");
            Punycode.encode(label, ascii);
            unicode.add(label);
        }
        starts.add(start);
        if (reason == null && ascii.length() - before > 63) {
            fail(AddressReason.LABEL_TOO_LONG, start);
        }
    }

    private void asciiLabel(String label, int start) {
        ascii.append(label);
        if (label.startsWith("-") || label.endsWith("-")) {
            fail(AddressReason.LABEL_HYPHEN, label.startsWith("-") ? start : start + label.length() - 1);
        } else if (label.startsWith("xn--")) {
            Optional<String> decoded = Punycode.decode(label.substring(4));
            if (decoded.isEmpty() || !isALabel(label, decoded.get())) {
                fail(AddressReason.BAD_A_LABEL, start);
            } else {
                unicode.add(decoded.get());
            }
        } else if (label.startsWith("--", 2)) {
            fail(AddressReason.LABEL_RESERVED, start);
        } else {
            unicode.add(label);
        }
    }

    private static boolean isALabel(String label, String decoded) {
        if (Ascii.isAll(decoded) || LabelRules.fault(decoded) != null) {
            return false;
        }
        StringBuilder again = new StringBuilder("xn--");
        Punycode.encode(decoded, again);
        return again.toString().equals(label);
    }

    private void checkWhole() {
        if (ascii.length() > 253) {
            fail(AddressReason.DOMAIN_TOO_LONG, text.length());
            return;
        }
        int last = ascii.lastIndexOf(".") + 1;
        if (isNumber(last)) {
            fail(AddressReason.NUMERIC_TOP_LEVEL, starts.get(starts.size() - 1));
            return;
        }
        if (unicode.stream().anyMatch(BidiRule::isRightToLeft)) {
            for (int i = 0; i < unicode.size(); i++) {
                if (!BidiRule.allows(unicode.get(i))) {
                    fail(AddressReason.NOT_IDNA, starts.get(i));
                    return;
                }
            }
        }
    }

    private boolean isNumber(int from) {
        for (int i = from; i < ascii.length(); i++) {
            if (!Ascii.isDigit(ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fail(AddressReason why, int where) {
        reason = why;
        position = where;
        return false;
    }
}
