package io.github.mailworthy.feedback;

/** Why a delivery failed, with the party at fault and how it counts against the contact. */
public enum BounceCategory {
    /** There is no such mailbox. */
    NO_SUCH_MAILBOX(Fault.CONTACT, Weight.HARD),
    /** There is no such domain, or no way to it in the DNS. */
    NO_SUCH_DOMAIN(Fault.CONTACT, Weight.HARD),
    /** The person has moved and left no forwarding address. */
    MOVED(Fault.CONTACT, Weight.HARD),
    /** The domain says that it takes no mail (RFC 7505). */
    NULL_MX(Fault.CONTACT, Weight.HARD),
    /** The mailbox exists and takes nothing: disabled, suspended, inactive. */
    MAILBOX_DISABLED(Fault.CONTACT, Weight.HARD_AT_SECOND),
    /** The recipient was refused and nobody says why. */
    UNSPECIFIED_RECIPIENT(Fault.CONTACT, Weight.HARD_AT_SECOND),
    /** The mailbox is full. */
    MAILBOX_FULL(Fault.CONTACT, Weight.SOFT),
    /** The receiver's server is down or in trouble. */
    SERVER_DOWN(Fault.CONTACT, Weight.SOFT),
    /** There is no route at present. */
    ROUTING(Fault.CONTACT, Weight.SOFT),
    /** The receiver wants the message to come again later. */
    GREYLISTED(Fault.CONTACT, Weight.SOFT),
    /** It stayed undelivered in the queue for too long. */
    EXPIRED(Fault.CONTACT, Weight.SOFT),
    /** Refused with nothing said that could be understood. */
    UNKNOWN(Fault.CONTACT, Weight.SOFT),
    /** The message is too big. */
    MESSAGE_TOO_BIG(Fault.MESSAGE, Weight.NONE),
    /** The content was refused: spam, virus, a forbidden attachment. */
    CONTENT(Fault.MESSAGE, Weight.NONE),
    /** A fault of the protocol. */
    PROTOCOL(Fault.MESSAGE, Weight.NONE),
    /** The message could not be converted for the receiver. */
    CONVERSION(Fault.MESSAGE, Weight.NONE),
    /** Refused by a policy of the receiver. */
    POLICY(Fault.SENDER, Weight.NONE),
    /** Refused for the reputation of the sending address or domain. */
    REPUTATION(Fault.SENDER, Weight.NONE),
    /** Refused because the message was not authenticated. */
    AUTHENTICATION(Fault.SENDER, Weight.NONE),
    /** Refused because too much came too fast. */
    RATE(Fault.SENDER, Weight.NONE),
    /** A temporary refusal for policy or safety (4.7.x): nobody's fault. */
    TEMPORARY_POLICY(Fault.NOBODY, Weight.NONE),
    /** The provider did not even try: it has the address on a list of its own. */
    SUPPRESSED_BY_PROVIDER(Fault.NOBODY, Weight.NONE);

    private final Fault fault;
    private final Weight weight;

    BounceCategory(Fault fault, Weight weight) {
        this.fault = fault;
        this.weight = weight;
    }

    /** Whose fault it was. */
    public Fault fault() {
        return fault;
    }

    /** How it counts against the contact. */
    public Weight weight() {
        return weight;
    }

    /** How a failure counts against a contact. */
    public enum Weight {
        /** The address is dead: it counts at once. */
        HARD,
        /** It counts when it happens again: distinct messages, 20 hours or more apart, within 30 days. */
        HARD_AT_SECOND,
        /** It counts as one of several. */
        SOFT,
        /** It does not count against the contact. */
        NONE
    }
}
