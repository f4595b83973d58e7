package io.github.mailworthy.feedback;

/** What a piece of feedback is. Only {@link #BOUNCE} and {@link #COMPLAINT} can restrict a contact. */
public enum FeedbackKind {
    /** Delivery has failed for good (RFC 3464 §2.3.3, {@code failed}). */
    BOUNCE,
    /** Delivery is late and still tried (RFC 3464 §2.3.3, {@code delayed}). */
    DELAYED,
    /** The message arrived, or was passed on to where no notice comes from ({@code delivered}, {@code relayed}, {@code expanded}). */
    DELIVERED,
    /** The contact called the message spam (RFC 5965: {@code abuse}, {@code fraud}, {@code virus}, {@code other}). */
    COMPLAINT,
    /** The contact does not want more of it (one-click, or the old report type {@code opt-out}). */
    UNSUBSCRIBE,
    /** A report on failed authentication (RFC 6591): about the sender's domain, not a complaint. */
    AUTHENTICATION_REPORT,
    /** Another report: {@code not-spam} (RFC 6430), a disposition notification (RFC 8098). */
    REPORT,
    /** An answer by a machine (RFC 3834): out of office, challenge. */
    AUTO_REPLY,
    /** No feedback at all. */
    UNRELATED
}
