package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.FeedbackKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a form found about one recipient: raw text, to be completed and judged when all of it is there. */
public final class Finding {
    FeedbackKind kind = FeedbackKind.BOUNCE;
    String original = "";
    String recipient = "";
    String status = "";
    String diagnostic = "";
    /** What stands in the human text near the recipient: asked if the diagnostic says nothing. */
    String nearby = "";

    String reportingMta = "";
    String remoteMta = "";
    String messageId = "";
    String arrivedAt = "";
    String lastAttemptAt = "";
    boolean gaveUp;
    boolean sure = true;

    @Nullable
    String action;

    /** A failure at this address with these words. */
    static Finding failed(String recipient, String diagnostic) {
        Finding finding = new Finding();
        finding.recipient = recipient;
        finding.diagnostic = diagnostic;
        return finding;
    }

    /** Something other than a failure, about this address. */
    static Finding of(FeedbackKind kind, String recipient) {
        Finding finding = new Finding();
        finding.kind = kind;
        finding.recipient = recipient;
        return finding;
    }

    static List<Finding> one(Finding finding) {
        return List.of(finding);
    }

    /** What it is. */
    public FeedbackKind kind() {
        return kind;
    }

    /** The address that the message was sent to, as far as the report says. */
    public String original() {
        return original;
    }

    /** The address at which it failed. */
    public String recipient() {
        return recipient;
    }

    /** The enhanced status code of the report. */
    public String status() {
        return status;
    }

    /** The receiver's words. */
    public String diagnostic() {
        return diagnostic;
    }

    /** The human text near the recipient. */
    public String nearby() {
        return nearby;
    }

    /** Who reports. */
    public String reportingMta() {
        return reportingMta;
    }

    /** Who refused. */
    public String remoteMta() {
        return remoteMta;
    }

    /** The Message-ID that the report itself names. */
    public String messageId() {
        return messageId;
    }

    /** When the message arrived, as written. */
    public String arrivedAt() {
        return arrivedAt;
    }

    /** When it was tried last, as written. */
    public String lastAttemptAt() {
        return lastAttemptAt;
    }

    /** Whether it was given up after some time. */
    public boolean gaveUp() {
        return gaveUp;
    }
}
