package io.github.mailworthy.feedback;

import com.google.common.base.Preconditions;
import io.github.mailworthy.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the world said about one recipient of one message: as it was found, nothing invented.
 *
 * @param kind what it is
 * @param originalRecipient the address that the message was sent to, as text (RFC 3464 §2.3.1, RFC 5965 §3.2)
 * @param finalRecipient the address at which it failed, after any forwarding (RFC 3464 §2.3.2)
 * @param category why it failed; present exactly for {@link FeedbackKind#BOUNCE} and {@link FeedbackKind#DELAYED}
 * @param status the enhanced status code that stands in the report (RFC 3463), never one derived from something else
 * @param replyCode the SMTP reply code that stands in the report (RFC 5321 §4.2), 200 to 599
 * @param diagnostic the receiver's own words, on one line; empty if it said none
 * @param reportingMta who wrote the report
 * @param remoteMta who refused
 * @param originalMessageId the Message-ID of the message it answers, with its angle brackets
 * @param sentMessageId the Message-ID under which a provider sent it on, where that replaces the host's own: what a report by mail
 *     names
 * @param arrivedAt when the reporting MTA took the message (Arrival-Date)
 * @param lastAttemptAt when it tried last (Last-Attempt-Date)
 * @param reportedAt when the report was written (its Date, a webhook's time)
 * @param form how it was recognised: {@code rfc3464}, {@code qmail}, {@code ses} …
 * @param eventId the provider's id of this event, for telling a repetition
 * @param contentHash a hash of the whole report, for telling a repetition if nothing else does
 * @param proof whether it answers a message of ours
 */
public record Feedback(
        FeedbackKind kind,
        Optional<String> originalRecipient,
        Optional<String> finalRecipient,
        Optional<BounceCategory> category,
        Optional<String> status,
        OptionalInt replyCode,
        String diagnostic,
        Optional<String> reportingMta,
        Optional<String> remoteMta,
        Optional<String> originalMessageId,
        Optional<String> sentMessageId,
        Optional<Instant> arrivedAt,
        Optional<Instant> lastAttemptAt,
        Optional<Instant> reportedAt,
        String form,
        Optional<String> eventId,
        Optional<String> contentHash,
        Proof proof) {

    public Feedback {
        Preconditions.checkArgument(
                category.isPresent() == (kind == FeedbackKind.BOUNCE || kind == FeedbackKind.DELAYED),
                "%s with category %s",
                kind,
                category);
    }

    /** Starts with what everything has: its kind and the form it was recognised by. */
    public static Builder of(FeedbackKind kind, String form) {
        return new Builder(kind, form);
    }

    /** Starts with everything that is in this one. */
    public Builder with() {
        return new Builder(this);
    }

    /** Whether the address is dead; empty if nothing failed. What is merely delayed is soft. */
    public Optional<Permanence> permanence() {
        return category.map(why -> kind == FeedbackKind.BOUNCE && why.weight() == BounceCategory.Weight.HARD
                ? Permanence.HARD
                : Permanence.SOFT);
    }

    /**
     * How it counts against the contact: as its category says, but what the receiver called temporary (a code of class 4)
     * never counts as hard, and only a final failure counts at all.
     */
    public BounceCategory.Weight weight() {
        if (kind != FeedbackKind.BOUNCE) {
            return BounceCategory.Weight.NONE;
        }
        BounceCategory.Weight weight = category.orElseThrow().weight();
        return weight != BounceCategory.Weight.NONE && temporary() ? BounceCategory.Weight.SOFT : weight;
    }

    private boolean temporary() {
        return replyCode.isPresent()
                ? replyCode.getAsInt() / 100 == 4
                : status.filter(code -> code.startsWith("4.")).isPresent();
    }

    /** Whose fault the failure was; empty if nothing failed. */
    public Optional<Fault> fault() {
        return category.map(BounceCategory::fault);
    }

    /** The one address to show: where it failed, else where it was sent. */
    public Optional<String> recipient() {
        return finalRecipient.or(() -> originalRecipient);
    }

    /**
     * The addresses under which the contact may be known. If the proof names the recipient, that one alone: whoever learned
     * one signed return path must not report about others. Else the original recipient, then the final one; text that is no
     * address is left out.
     */
    public List<EmailAddress> addresses() {
        Stream<Optional<String>> named = proof.recipient().isPresent()
                ? Stream.of(proof.recipient())
                : Stream.of(originalRecipient, finalRecipient);
        return named.flatMap(Optional::stream)
                .flatMap(text -> address(text).stream())
                .distinct()
                .toList();
    }

    /** The Message-ID by which every channel knows the message: the provider's, if it gave one of its own, else the host's. */
    public Optional<String> messageId() {
        return sentMessageId.or(() -> originalMessageId);
    }

    /** When it happened by the world's clock: the last attempt, else when it was reported. */
    public Optional<Instant> occurredAt() {
        return lastAttemptAt.or(() -> reportedAt);
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(EmailAddress.of(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Collects what is known; hosts with a source of their own use it, too. */
    public static final class Builder {
        private final FeedbackKind kind;
        private final String form;
        private Optional<String> originalRecipient = Optional.empty();
        private Optional<String> finalRecipient = Optional.empty();
        private Optional<BounceCategory> category = Optional.empty();
        private Optional<String> status = Optional.empty();
        private OptionalInt replyCode = OptionalInt.empty();
        private String diagnostic = "";
        private Optional<String> reportingMta = Optional.empty();
        private Optional<String> remoteMta = Optional.empty();
        private Optional<String> originalMessageId = Optional.empty();
        private Optional<String> sentMessageId = Optional.empty();
        private Optional<Instant> arrivedAt = Optional.empty();
        private Optional<Instant> lastAttemptAt = Optional.empty();
        private Optional<Instant> reportedAt = Optional.empty();
        private Optional<String> eventId = Optional.empty();
        private Optional<String> contentHash = Optional.empty();
        private Proof proof = Proof.none();

        private Builder(FeedbackKind kind, String form) {
            this.kind = kind;
            this.form = form;
        }

        private Builder(Feedback from) {
            this(from.kind, from.form);
            originalRecipient = from.originalRecipient;
            finalRecipient = from.finalRecipient;
            category = from.category;
            status = from.status;
            replyCode = from.replyCode;
            diagnostic = from.diagnostic;
            reportingMta = from.reportingMta;
            remoteMta = from.remoteMta;
            originalMessageId = from.originalMessageId;
            sentMessageId = from.sentMessageId;
            arrivedAt = from.arrivedAt;
            lastAttemptAt = from.lastAttemptAt;
            reportedAt = from.reportedAt;
            eventId = from.eventId;
            contentHash = from.contentHash;
            proof = from.proof;
        }

        /** The address that the message was sent to. */
        public Builder originalRecipient(Optional<String> it) {
            originalRecipient = it;
            return this;
        }

        /** The address at which it failed. */
        public Builder finalRecipient(Optional<String> it) {
            finalRecipient = it;
            return this;
        }

        /** Why it failed. */
        public Builder category(BounceCategory it) {
            category = Optional.of(it);
            return this;
        }

        /** The enhanced status code as found. */
        public Builder status(Optional<String> it) {
            status = it;
            return this;
        }

        /** The SMTP reply code as found. */
        public Builder replyCode(OptionalInt it) {
            replyCode = it;
            return this;
        }

        /** The receiver's own words. */
        public Builder diagnostic(String it) {
            diagnostic = it;
            return this;
        }

        /** Who wrote the report. */
        public Builder reportingMta(Optional<String> it) {
            reportingMta = it;
            return this;
        }

        /** Who refused. */
        public Builder remoteMta(Optional<String> it) {
            remoteMta = it;
            return this;
        }

        /** The Message-ID of the message it answers. */
        public Builder originalMessageId(Optional<String> it) {
            originalMessageId = it;
            return this;
        }

        /** The Message-ID under which a provider sent it on, if not under the host's. */
        public Builder sentMessageId(Optional<String> it) {
            sentMessageId = it;
            return this;
        }

        /** When the reporting MTA took the message. */
        public Builder arrivedAt(Optional<Instant> it) {
            arrivedAt = it;
            return this;
        }

        /** When it tried last. */
        public Builder lastAttemptAt(Optional<Instant> it) {
            lastAttemptAt = it;
            return this;
        }

        /** When the report was written. */
        public Builder reportedAt(Optional<Instant> it) {
            reportedAt = it;
            return this;
        }

        /** The provider's id of the event. */
        public Builder eventId(Optional<String> it) {
            eventId = it;
            return this;
        }

        /** A hash of the whole report. */
        public Builder contentHash(Optional<String> it) {
            contentHash = it;
            return this;
        }

        /** Whether it answers a message of ours. */
        public Builder proof(Proof it) {
            proof = it;
            return this;
        }

        /**
         * The feedback.
         *
         * @throws IllegalArgumentException if a failure has no category, or something else has one
         */
        public Feedback build() {
            return new Feedback(
                    kind,
                    originalRecipient,
                    finalRecipient,
                    category,
                    status,
                    replyCode,
                    diagnostic,
                    reportingMta,
                    remoteMta,
                    originalMessageId,
                    sentMessageId,
                    arrivedAt,
                    lastAttemptAt,
                    reportedAt,
                    form,
                    eventId,
                    contentHash,
                    proof);
        }
    }
}
