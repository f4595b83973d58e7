package io.github.mailworthy.address;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an address that is not plain: tells what is wrong and where, or what sets it apart. */
final class AddressScan {
    private final String text;
    private int at;
    private boolean quoted;
    private @Nullable AddressReason reason;
    private int position;

    private AddressScan(String text) {
        this.text = text;
    }

    static Parsed parse(String text) {
        return new AddressScan(text).read();
    }

    private Parsed read() {
        if (text.isEmpty()) {
            return new Parsed.Invalid(AddressReason.EMPTY, 0);
        }
        if (text.length() > AddressSyntax.MOST_OCTETS) {
            return new Parsed.Invalid(AddressReason.TOO_LONG, AddressSyntax.MOST_OCTETS);
        }
        if (!localPart()) {
            return invalid();
        }
        return at + 1 < text.length() && text.charAt(at + 1) == '[' ? literal() : domain();
    }

    private boolean localPart() {
        quoted = text.charAt(0) == '"';
        if (!(quoted ? quotedString() : dotString()) || !octets()) {
            return false;
        }
        if (!Ascii.isAll(text) && !Normalizer.isNormalized(text.substring(0, at), Form.NFC)) {
            int changed = firstChange(text, 0);
            return fail(AddressReason.NOT_NORMALISED, Math.min(changed, at));
        }
        return true;
    }

    /** Up to the {@code @}, without quotes. */
    private boolean dotString() {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean first = i == 0 || text.charAt(i - 1) == '.';
            if (c == '@') {
                at = i;
                if (first) {
                    return i == 0 ? fail(AddressReason.LOCAL_PART_EMPTY, 0) : fail(AddressReason.LOCAL_PART_DOT, i - 1);
                }
                return true;
            }
            if (c == '.') {
                if (first) {
                    return fail(AddressReason.LOCAL_PART_DOT, i);
                }
            } else if (c >= 0x80) {
                AddressReason fault = CodePoints.fault(text, i, c);
                if (fault == null && first && CodePoints.isMark(c)) {
                    fault = AddressReason.MARK_FIRST;
                }
                if (fault != null) {
                    return fail(fault, i);
                }
            } else if ((Ascii.classOf((char) c) & Ascii.ATEXT) == 0) {
                return fail(asciiFault(c), i);
            }
        }
        return fail(AddressReason.NO_AT, text.length());
    }

    private static AddressReason asciiFault(int c) {
        return switch (c) {
            case ' ', '\t', '\r', '\n' -> AddressReason.WHITESPACE;
            case '(', ')' -> AddressReason.COMMENT;
            case '"' -> AddressReason.LOCAL_PART_QUOTE;
            default -> c < ' ' || c == 127 ? AddressReason.CONTROL_CHARACTER : AddressReason.LOCAL_PART_CHARACTER;
        };
    }

    /** From quote to quote, and the {@code @} right behind (RFC 5321 §4.1.2, RFC 6531 §3.3). */
    private boolean quotedString() {
        int i = 1;
        while (i < text.length() && text.charAt(i) != '"') {
            int c = text.codePointAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = text.charAt(i);
                if (c >= 0x80) {
                    return fail(AddressReason.LOCAL_PART_CHARACTER, i);
                }
            }
            if (c < ' ' || c == 127) {
                return fail(
                        c == '\t' || c == '\r' || c == '\n'
                                ? AddressReason.WHITESPACE
                                : AddressReason.CONTROL_CHARACTER,
                        i);
            }
            AddressReason fault = c < 0x80 ? null : CodePoints.fault(text, i, c);
            if (fault != null) {
                return fail(fault, i);
            }
            i += Character.charCount(c);
        }
        if (i >= text.length()) {
            return fail(AddressReason.LOCAL_PART_QUOTE, text.length());
        }
        at = i + 1;
        if (at == text.length()) {
            return fail(AddressReason.NO_AT, at);
        }
        return text.charAt(at) == '@' || fail(AddressReason.LOCAL_PART_QUOTE, at);
    }

    /** The limits count octets of UTF-8 (RFC 6531 §3.4). */
    private boolean octets() {
        int octets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            if (i < at && octets > AddressSyntax.MOST_LOCAL_OCTETS) {
                return fail(AddressReason.LOCAL_PART_TOO_LONG, i);
            }
            if (octets > AddressSyntax.MOST_OCTETS) {
                return fail(AddressReason.TOO_LONG, i);
            }
        }
        return true;
    }

    private Parsed literal() {
        String inside = text.substring(at + 2, Math.max(at + 2, text.length() - 1));
        if (!text.endsWith("]") || !AddressLiteral.is(inside)) {
            return new Parsed.Invalid(AddressReason.BAD_LITERAL, at + 1);
        }
        return unusual(new EmailAddress(text, at, null), AddressReason.ADDRESS_LITERAL);
    }

    private Parsed domain() {
        DomainReading domain = new DomainReading(text, at + 1);
        AddressReason wrong = domain.reason();
        if (wrong != null) {
            return new Parsed.Invalid(wrong, domain.position());
        }
        String ascii = domain.ascii();
        if (at + 1 + ascii.length() > AddressSyntax.MOST_OCTETS && !fits(ascii)) {
            return new Parsed.Invalid(AddressReason.TOO_LONG, text.length());
        }
        boolean asGiven = Ascii.isAll(text.substring(at + 1));
        EmailAddress email = new EmailAddress(text, at, asGiven ? null : ascii);
        int dot = ascii.lastIndexOf('.');
        boolean special = SpecialUse.is(ascii.substring(dot + 1));
        if (!quoted && !special && dot > 0) {
            return new Parsed.Valid(email);
        }
        EnumSet<AddressReason> reasons = EnumSet.noneOf(AddressReason.class);
        if (special) {
            reasons.add(AddressReason.SPECIAL_USE_DOMAIN);
        }
        if (dot < 0) {
            reasons.add(AddressReason.DOTLESS_DOMAIN);
        }
        return unusual(email, reasons.toArray(AddressReason[]::new));
    }

    private Parsed unusual(EmailAddress email, AddressReason... others) {
        EnumSet<AddressReason> reasons = EnumSet.noneOf(AddressReason.class);
        reasons.addAll(List.of(others));
        if (quoted) {
            reasons.add(AddressReason.QUOTED_LOCAL_PART);
        }
        return new Parsed.Unusual(email, reasons);
    }

    /** Whether the whole address fits into its limit with the domain as A-labels. */
    private boolean fits(String ascii) {
        int octets = ascii.length() + 1;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return octets <= AddressSyntax.MOST_OCTETS;
    }

    /** The first index at which the text differs from its normal form. */
    static int firstChange(String text, int from) {
        String part = text.substring(from);
        String normal = Normalizer.normalize(part, Form.NFC);
        int i = 0;
        while (i < part.length() && i < normal.length() && part.charAt(i) == normal.charAt(i)) {
            i++;
        }
        return from + Math.min(i, part.length());
    }

    private Parsed invalid() {
        return new Parsed.Invalid(reason == null ? AddressReason.EMPTY : reason, position);
    }

    private boolean fail(AddressReason why, int where) {
        reason = why;
        position = where;
        return false;
    }
}
