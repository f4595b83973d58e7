package io.github.mailworthy.sender.domain;

/**
 * One thing that large receivers ask of bulk senders.
 *
 * @param what is asked
 * @param status whether it is there
 * @param sentence for people
 */
public record ChecklistItem(What what, RecordCheck.Status status, String sentence) {
    /** What Google, Yahoo and Microsoft ask of those who send thousands of mails a day. */
    public enum What {
        /** SPF passes. */
        SPF,
        /** A DKIM signature holds. */
        DKIM,
        /** A DMARC policy is published, none is enough. */
        DMARC,
        /** From is aligned with DKIM or SPF. */
        ALIGNED,
        /** One-click unsubscribe (RFC 8058). */
        ONE_CLICK_UNSUBSCRIBE
    }
}
