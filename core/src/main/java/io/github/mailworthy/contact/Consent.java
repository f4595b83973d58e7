package io.github.mailworthy.contact;

/** What the person has said about commercial mail, from the loosest to the strictest. */
public enum Consent {
    /** Subscribed, by an act of their own. */
    SUBSCRIBED,
    /** On no list, or never was. */
    NONE,
    /** Declined commercial messages. */
    DECLINED_COMMERCIAL,
    /** Asked not to be contacted at all. */
    DO_NOT_CONTACT
}
