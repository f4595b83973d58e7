package io.github.mailworthy.address;

/**
 * Everything that can be said against an address, or of it, each with what it bears on the verdict and a sentence for people.
 *
 * <p>The names are stable: they are what the command line prints and what a host stores.
 */
public enum AddressReason {
    /** Nothing was given. */
    EMPTY(Bearing.FAULT, "There is no address."),
    /** More than 254 octets (RFC 5321 §4.5.3.1.3 less the angle brackets). */
    TOO_LONG(Bearing.FAULT, "The address is longer than 254 octets."),
    /** No {@code @}. */
    NO_AT(Bearing.FAULT, "The address has no @."),
    /** More than one {@code @} outside of quotes. */
    SECOND_AT(Bearing.FAULT, "The address has more than one @."),
    /** Space, tab or line end (RFC 5322 folding is for headers, not for addresses). */
    WHITESPACE(Bearing.FAULT, "The address has a space or a line end in it."),
    /** A comment in parentheses (RFC 5322 §3.2.2). */
    COMMENT(Bearing.FAULT, "The address has a comment in parentheses."),
    /** A control character. */
    CONTROL_CHARACTER(Bearing.FAULT, "The address has an invisible control character in it."),
    /** Half of a surrogate pair: no character at all. */
    UNPAIRED_SURROGATE(Bearing.FAULT, "The address has a broken character in it."),
    /** Format, bidirectional, private or separator characters: they hide what is written. */
    UNSAFE_CHARACTER(
            Bearing.FAULT,
            "The address has a character in it that cannot be seen or that changes how others are shown."),
    /** A code point that Unicode has not assigned. */
    UNASSIGNED_CHARACTER(Bearing.FAULT, "The address has a character in it that does not exist."),
    /** Not in normalisation form C (RFC 6532 §3.1). */
    NOT_NORMALISED(Bearing.FAULT, "The address has characters that are not written in their normal form (NFC)."),
    /** A combining mark with nothing before it to combine with. */
    MARK_FIRST(Bearing.FAULT, "The address has an accent with no letter before it."),

    /** Nothing before the {@code @}. */
    LOCAL_PART_EMPTY(Bearing.FAULT, "There is nothing before the @."),
    /** More than 64 octets before the {@code @} (RFC 5321 §4.5.3.1.1). */
    LOCAL_PART_TOO_LONG(Bearing.FAULT, "The part before the @ is longer than 64 octets."),
    /** A character that the local part may only have in quotes (RFC 5321 §4.1.2). */
    LOCAL_PART_CHARACTER(Bearing.FAULT, "The part before the @ has a character that is not allowed there."),
    /** The local part begins or ends with a dot, or has two in a row. */
    LOCAL_PART_DOT(Bearing.FAULT, "The part before the @ begins or ends with a dot, or has two dots in a row."),
    /** A quote that is never closed, or a quote around a piece only. */
    LOCAL_PART_QUOTE(Bearing.FAULT, "The quotes in the part before the @ are not right."),

    /** Nothing after the {@code @}. */
    DOMAIN_EMPTY(Bearing.FAULT, "There is nothing after the @."),
    /** More than 253 octets. */
    DOMAIN_TOO_LONG(Bearing.FAULT, "The part after the @ is longer than 253 octets."),
    /** A character that a domain cannot have. */
    DOMAIN_CHARACTER(Bearing.FAULT, "The part after the @ has a character that is not allowed there."),
    /** The domain begins or ends with a dot, or has two in a row. */
    DOMAIN_DOT(Bearing.FAULT, "The part after the @ begins or ends with a dot, or has two dots in a row."),
    /** A label of more than 63 octets (RFC 1035 §2.3.4). */
    LABEL_TOO_LONG(Bearing.FAULT, "A piece of the domain is longer than 63 octets."),
    /** A label begins or ends with a hyphen. */
    LABEL_HYPHEN(Bearing.FAULT, "A piece of the domain begins or ends with a hyphen."),
    /** Hyphens in the third and fourth place of a label that is no A-label (RFC 5890 §2.3.1). */
    LABEL_RESERVED(
            Bearing.FAULT, "A piece of the domain has hyphens in its third and fourth place, which is reserved."),
    /** The last label is a number: no such top-level domain can be (RFC 3696 §2). */
    NUMERIC_TOP_LEVEL(Bearing.FAULT, "The domain ends in a number."),
    /** A label that IDNA2008 forbids (RFC 5891 §5.4). */
    NOT_IDNA(
            Bearing.FAULT,
            "The domain has a character, or an order of characters, that international domain names do not allow."),
    /** A label that begins with {@code xn--} and is no A-label. */
    BAD_A_LABEL(Bearing.FAULT, "The domain has a piece that begins with xn-- and stands for no name."),
    /** Something in brackets that is no address literal (RFC 5321 §4.1.3). */
    BAD_LITERAL(Bearing.FAULT, "What stands in brackets after the @ is no IP address."),

    /** Quotes around the local part: legal, and refused by much of the world. */
    QUOTED_LOCAL_PART(Bearing.POLICY, "The part before the @ is in quotes: allowed, but few systems take it."),
    /** An IP address for a domain: legal, and nobody's mailbox. */
    ADDRESS_LITERAL(Bearing.POLICY, "The part after the @ is an IP address: allowed, but nobody's mailbox."),
    /** A domain of one label: legal, and local to some network. */
    DOTLESS_DOMAIN(Bearing.POLICY, "The domain has no dot: it can only be reached inside some network."),
    /** A domain set aside for other uses than mail (RFC 6761 and its registry). */
    SPECIAL_USE_DOMAIN(Bearing.POLICY, "The domain is set aside for tests or private networks."),

    /** NXDOMAIN. */
    NO_SUCH_DOMAIN(Bearing.UNDELIVERABLE, "The domain does not exist."),
    /** The domain says that it takes no mail (RFC 7505). */
    NULL_MX(Bearing.UNDELIVERABLE, "The domain says that it takes no mail."),
    /** Neither a mail exchanger nor an address. */
    NO_MAIL_SERVER(Bearing.UNDELIVERABLE, "The domain has no mail server."),
    /** The mail server said that there is no such mailbox. */
    NO_SUCH_MAILBOX(Bearing.UNDELIVERABLE, "The mail server says that there is no such mailbox."),
    /** The mail server said that the mailbox is closed. */
    MAILBOX_DISABLED(Bearing.UNDELIVERABLE, "The mail server says that the mailbox is closed."),

    /** The mail server takes mail for every name: that it took this one says nothing. */
    CATCH_ALL(Bearing.RISKY, "The mail server takes mail for any name at this domain, so the mailbox may not exist."),
    /** The mailbox is full. */
    MAILBOX_FULL(Bearing.RISKY, "The mailbox is full."),
    /** A throw-away mailbox. */
    DISPOSABLE(Bearing.RISKY, "The domain gives out mailboxes to throw away."),
    /** No MX, and its addresses are private ones. */
    NOT_ROUTABLE(
            Bearing.RISKY, "The domain's only servers have addresses that cannot be reached from the public network."),
    /** The local part or domain needs SMTPUTF8, which the mail server does not offer. */
    SMTPUTF8_MISSING(Bearing.RISKY, "The mail server does not take international addresses."),
    /** A label mixes scripts that are not written together. */
    MIXED_SCRIPTS(
            Bearing.RISKY, "The domain mixes letters of different scripts, as look-alikes of well-known names do."),

    /** The DNS did not answer in time. */
    DNS_TIMEOUT(Bearing.UNKNOWN, "The DNS did not answer in time."),
    /** The DNS answered that it failed. */
    DNS_FAILURE(Bearing.UNKNOWN, "The DNS could not answer for this domain."),
    /** The mail server asks to come back later (greylisting, or a 4xx reply for another cause). */
    TRY_LATER(Bearing.UNKNOWN, "The mail server asks to try again later."),
    /** The mail server refused us, not the mailbox. */
    PROBE_REFUSED(Bearing.UNKNOWN, "The mail server refused to talk about the mailbox."),
    /** No mail server could be connected to. */
    NO_CONNECTION(Bearing.UNKNOWN, "No mail server of the domain could be reached."),
    /** The mail server did not answer in time. */
    SMTP_TIMEOUT(Bearing.UNKNOWN, "The mail server did not answer in time."),
    /** A large provider, whose servers do not tell before the message is sent. */
    PROVIDER_NOT_PROBED(Bearing.UNKNOWN, "The provider's mail servers do not tell whether a mailbox exists."),
    /** The probe was not made: too many in this time, or the server was in trouble a moment ago. */
    PROBE_HELD_BACK(Bearing.UNKNOWN, "The mail server was asked too often lately; it was left alone."),
    /** A fault of the check itself. */
    CHECK_FAILED(Bearing.UNKNOWN, "The check itself failed."),

    /** A mailbox that belongs to a task and not to a person. */
    ROLE_ACCOUNT(Bearing.NOTE, "The address belongs to a task and not to a person."),
    /** A free mailbox provider. */
    FREE_MAIL(Bearing.NOTE, "The domain is a free mailbox provider."),
    /** An alias that forwards to a person's own mailbox. */
    RELAY(Bearing.NOTE, "The address is an alias that forwards to a person's own mailbox."),
    /** Like a well-known domain, but for a slip of the finger. */
    POSSIBLE_TYPO(Bearing.NOTE, "The domain looks like a slip of the finger for a well-known one."),
    /** No MX, but an address to fall back to (RFC 5321 §5.1). */
    IMPLICIT_MX(Bearing.NOTE, "The domain names no mail server; its own address serves as one.");

    private final Bearing bearing;
    private final String sentence;

    AddressReason(Bearing bearing, String sentence) {
        this.bearing = bearing;
        this.sentence = sentence;
    }

    /** What it bears on the verdict. */
    public Bearing bearing() {
        return bearing;
    }

    /** A sentence for people. */
    public String sentence() {
        return sentence;
    }

    /** What a reason does to a verdict. */
    public enum Bearing {
        /** It is no address: undeliverable by syntax. */
        FAULT,
        /** A legal address that most senders do not want. */
        POLICY,
        /** Undeliverable. */
        UNDELIVERABLE,
        /** It could not be told. */
        UNKNOWN,
        /** Deliverable perhaps, at a risk. */
        RISKY,
        /** Nothing: good to know. */
        NOTE
    }
}
