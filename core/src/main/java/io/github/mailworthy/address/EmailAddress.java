package io.github.mailworthy.address;

import java.util.Locale;

/**
 * An address that mail can be sent to, kept as it was given and compared as mail compares it.
 *
 * <p>A legal address that most senders do not want (quoted local part, address literal, dotless or special-use domain) is one too;
 * {@link #parse} tells them apart.
 *
 * <p>Two are equal if their {@link #key()} is: the domain as a lower-case A-label, the local part without regard to case.
 */
public final class EmailAddress implements Comparable<EmailAddress> {
    private final String text;
    private final int at;

    private EmailAddress(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * Reads one address.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong and where
     */
    public static EmailAddress of(String text) {
        return parse(text).match(Parsed.Valid::email, Parsed.Unusual::email, invalid -> {
            throw new IllegalArgumentException(invalid.reason() + " at " + invalid.position() + " of an address: "
                    + invalid.reason().sentence());
        });
    }

    /** Reads one address; total: never throws on any text. */
    public static Parsed parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Parsed.Invalid(AddressReason.NO_AT, text.length());
        }
        if (at < 1 || at == text.length() - 1) {
            return new Parsed.Invalid(at < 1 ? AddressReason.LOCAL_PART_EMPTY : AddressReason.DOMAIN_EMPTY, at);
        }
        if (text.length() > 254 || text.indexOf(' ') >= 0) {
            return new Parsed.Invalid(
                    text.length() > 254 ? AddressReason.TOO_LONG : AddressReason.WHITESPACE, text.indexOf(' '));
        }
        return new Parsed.Valid(new EmailAddress(text, at));
    }

    /** The address to put into an envelope: the local part as it was given, the domain as a lower-case A-label. */
    public String normalised() {
        return localPart() + "@" + domain();
    }

    /** The part before the {@code @}, as it was given. */
    public String localPart() {
        return text.substring(0, at);
    }

    /** The domain as a lower-case A-label. */
    public String domain() {
        return text.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** The form to compare and to store by: lower-case local part, {@code @}, lower-case A-label domain. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The address with most of its local part hidden, fit for logs: {@code j…@example.com}. */
    public String masked() {
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "…@" + domain();
    }

    @Override
    public int compareTo(EmailAddress other) {
        return key().compareTo(other.key());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** The address as it was given. For logs take {@link #masked()}. */
    @Override
    public String toString() {
        return text;
    }
}
