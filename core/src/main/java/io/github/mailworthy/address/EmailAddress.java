package io.github.mailworthy.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail can be sent to, kept as it was given and compared as mail compares it.
 *
 * <p>A legal address that most senders do not want (quoted local part, address literal, dotless or special-use domain) is one too;
 * {@link #parse} tells them apart.
 *
 * <p>Two are equal if their {@link #key()} is: the domain as a lower-case A-label, the local part without regard to case. Dots and
 * plus tags are never folded: whether {@code j.doe+shop} is {@code jdoe} is known to its provider alone.
 */
public final class EmailAddress implements Comparable<EmailAddress> {
    /** No key has more octets in UTF-8. */
    public static final int MOST_KEY_OCTETS = 1024;

    private final String text;
    private final int at;

    /** Whether it is known to be of plain ASCII, without quotes: then the key is the text in lower case. */
    private final boolean plain;

    /** The domain as A-labels where it was given otherwise, once it was asked for; null where the text has it but for upper case. */
    private @Nullable String international;

    EmailAddress(String text, int at, @Nullable String international) {
        this(text, at, false, international);
    }

    private EmailAddress(String text, int at, boolean plain, @Nullable String international) {
        this.text = text;
        this.at = at;
        this.plain = plain;
        this.international = international;
    }

    /** The address if it is quickly seen to be fit; else null. */
    private static @Nullable EmailAddress quickly(String text) {
        int plainAt = AddressSyntax.plainAt(text);
        if (plainAt > 0) {
            return new EmailAddress(text, plainAt, true, null);
        }
        int at = InternationalSyntax.simpleAt(text);
        return at > 0 ? new EmailAddress(text, at, null) : null;
    }

    /**
     * Reads one address.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong and where
     */
    public static EmailAddress of(String text) {
        EmailAddress quick = quickly(text);
        return quick != null
                ? quick
                : AddressScan.parse(text).match(Parsed.Valid::email, Parsed.Unusual::email, invalid -> {
                    throw new IllegalArgumentException(invalid.reason()
                            + " at "
                            + invalid.position()
                            + " of an address: "
                            + invalid.reason().sentence());
                });
    }

    /** Reads one address; total: never throws on any text. */
    public static Parsed parse(String text) {
        EmailAddress quick = quickly(text);
        return quick != null ? new Parsed.Valid(quick) : AddressScan.parse(text);
    }

    /** The part before the {@code @}, as it was given. */
    public String localPart() {
        return text.substring(0, at);
    }

    /** The domain in lower case, international labels as A-labels; an address literal with its brackets. */
    public String domain() {
        String known = international;
        if (known != null) {
            return known;
        }
        String given = text.substring(at + 1);
        if (Ascii.isAll(given)) {
            return Ascii.lower(given);
        }
        // worked out twice at worst, by two threads at once, to the same text
        String ascii = new DomainReading(text, at + 1).ascii();
        international = ascii;
        return ascii;
    }

    /**
     * What makes the address an unusual one, of bearing {@link AddressReason.Bearing#POLICY}; empty for an address fit for
     * sending.
     */
    public Set<AddressReason> policies() {
        return parse(text).match(valid -> Set.of(), Parsed.Unusual::reasons, invalid -> Set.of());
    }

    /** Whether the local part has characters above ASCII, so that the receiving server must offer SMTPUTF8 (RFC 6531). */
    public boolean needsSmtpUtf8() {
        return !Ascii.isAll(localPart());
    }

    /** The form to compare and to store by: lower-case local part, {@code @}, lower-case A-label domain. */
    public String key() {
        if (plain) {
            return Ascii.lower(text);
        }
        String local = LocalPart.key(localPart());
        return isPlain() && local.length() == at ? Ascii.lower(text) : local + "@" + domain();
    }

    /**
     * Writes the {@link #key()} in UTF-8 into an array and tells its length: what is hashed of an address, without a text made first.
     *
     * @param into at least {@link #MOST_KEY_OCTETS} long; what it holds behind the key is not defined
     */
    @SuppressWarnings("deprecation") // of ASCII, the low octets are the text
    public int keyOctets(byte[] into) {
        if (plain) {
            int length = text.length();
            text.getBytes(0, length, into, 0);
            Ascii.lower(into, length);
            return length;
        }
        byte[] octets = key().getBytes(UTF_8);
        System.arraycopy(octets, 0, into, 0, octets.length);
        return octets.length;
    }

    /** The address to put into an envelope: the local part as it was given, the domain as lower-case A-labels. */
    public String normalised() {
        String domain = domain();
        return text.regionMatches(at + 1, domain, 0, domain.length()) && text.length() == at + 1 + domain.length()
                ? text
                : localPart() + "@" + domain;
    }

    /** The address with most of its local part hidden, fit for logs: {@code j…@example.com}. */
    public String masked() {
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "…@" + domain();
    }

    private boolean isPlain() {
        return plain || (international == null && text.charAt(0) != '"' && Ascii.isAll(text));
    }

    @Override
    public int compareTo(EmailAddress other) {
        return key().compareTo(other.key());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && isSameAs(that);
    }

    private boolean isSameAs(EmailAddress that) {
        if (isPlain() && that.isPlain()) {
            return text.equalsIgnoreCase(that.text);
        }
        return key().equals(that.key());
    }

    @Override
    public int hashCode() {
        if (!isPlain()) {
            return key().hashCode();
        }
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + Ascii.toLower(text.charAt(i));
        }
        return hash;
    }

    /** The address as it was given. For logs take {@link #masked()}. */
    @Override
    public String toString() {
        return text;
    }
}
