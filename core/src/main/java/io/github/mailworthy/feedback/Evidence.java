package io.github.mailworthy.feedback;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a report says about why one delivery failed.
 *
 * @param status the enhanced status code of the report (RFC 3464 §2.3.4), if any
 * @param replyCode the SMTP reply code, if any
 * @param diagnostic the receiver's own words with any codes in them; empty if none
 * @param phase the step of the SMTP dialogue that was refused, as far as it is known
 * @param gaveUp whether the reporting MTA had tried for some time and gave up, or is still trying
 */
public record Evidence(Optional<String> status, OptionalInt replyCode, String diagnostic, Phase phase, boolean gaveUp) {
    /** A step of the SMTP dialogue (RFC 5321 §4.1). */
    public enum Phase {
        /** Connecting, EHLO, STARTTLS, AUTH. */
        CONNECT,
        /** MAIL FROM. */
        MAIL,
        /** RCPT TO. */
        RCPT,
        /** DATA, or the dot after it. */
        DATA,
        /** Not known. */
        UNKNOWN
    }
}
