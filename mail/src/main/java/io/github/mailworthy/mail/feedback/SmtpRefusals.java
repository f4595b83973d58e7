package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceRules;
import io.github.mailworthy.feedback.Evidence;
import io.github.mailworthy.feedback.Evidence.Phase;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.letter.Receipt.Refused;
import io.github.mailworthy.letter.Receipt.Refused.At;
import io.github.mailworthy.letter.SmtpReply;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a mail server's refusal at hand-over as what it is: a bounce that came at once, proved by our own connection. */
public final class SmtpRefusals {
    private static final BounceRules RULES = BounceRules.with(ReceiverWords.standard());

    private SmtpRefusals() {}

    /** Why a server refused. */
    public static BounceCategory category(Refused refused) {
        SmtpReply reply = refused.reply();
        Phase phase = refused.at() == At.RECIPIENT ? Phase.RCPT : refused.at() == At.SENDER ? Phase.MAIL : Phase.DATA;
        return RULES.category(new Evidence(
                reply.enhanced(),
                reply.code() == 0 ? OptionalInt.empty() : OptionalInt.of(reply.code()),
                reply.toString(),
                phase,
                false));
    }

    /** The bounce of one recipient of one message. */
    public static Feedback bounce(EmailAddress recipient, Refused refused, String messageId, Instant now) {
        SmtpReply reply = refused.reply();
        return Feedback.of(FeedbackKind.BOUNCE, "smtp")
                .originalRecipient(Optional.of(recipient.toString()))
                .category(category(refused))
                .status(reply.enhanced())
                .replyCode(reply.code() == 0 ? OptionalInt.empty() : OptionalInt.of(reply.code()))
                .diagnostic(reply.toString())
                .originalMessageId(Optional.of(messageId))
                .lastAttemptAt(Optional.of(now))
                .reportedAt(Optional.of(now))
                .proof(Proof.by(Proof.How.HOST))
                .build();
    }
}
