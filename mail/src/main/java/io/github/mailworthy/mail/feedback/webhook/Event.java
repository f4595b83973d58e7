package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.BounceRules;
import io.github.mailworthy.feedback.Codes;
import io.github.mailworthy.feedback.Evidence;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.mail.feedback.ReceiverWords;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Makes verified feedback of what an event says about one recipient; every text is on one line, as {@link Feedback} promises. */
final class Event {
    private static final BounceRules RULES = BounceRules.with(ReceiverWords.standard());
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[\\p{Cc}\\p{Z}]+");

    private final String provider;
    private final String recipient;
    private Optional<String> eventId = Optional.empty();
    private Optional<String> messageId = Optional.empty();
    private Optional<String> sentMessageId = Optional.empty();
    private Optional<Instant> at = Optional.empty();

    Event(String provider, String recipient) {
        this.provider = provider;
        this.recipient = address(Requests.line(recipient));
    }

    Event id(Optional<String> id) {
        eventId = id.map(Requests::line).filter(it -> !it.isEmpty());
        return this;
    }

    Event message(Optional<String> id) {
        messageId = id.flatMap(Event::bracketed);
        return this;
    }

    /** The Message-ID that the provider put in its place. */
    Event sentAs(Optional<String> id) {
        sentMessageId = id.flatMap(Event::bracketed);
        return this;
    }

    private static Optional<String> bracketed(String id) {
        String clean = NOT_IN_AN_ID.matcher(id).replaceAll("");
        return clean.isEmpty() || clean.startsWith("<")
                ? Optional.of(clean).filter(it -> !it.isEmpty())
                : Optional.of("<" + clean + ">");
    }

    Event at(Optional<Instant> time) {
        at = time;
        return this;
    }

    /** Anything but a failure. */
    Feedback of(FeedbackKind kind) {
        return feedback(kind).build();
    }

    /** A failure, judged by the receiver's words; by what the provider makes of it if they say nothing. */
    Feedback failed(FeedbackKind kind, String status, String text, BounceCategory otherwise) {
        String words = Requests.line(text);
        Optional<String> code = Optional.of(status).filter(Codes::isStatus).or(() -> Codes.status(words));
        OptionalInt reply = Codes.reply(words);
        BounceCategory said = RULES.category(new Evidence(code, reply, words, Evidence.Phase.UNKNOWN, false));
        return feedback(kind)
                .status(code)
                .replyCode(reply)
                .diagnostic(words)
                .category(said == BounceCategory.UNKNOWN ? otherwise : said)
                .build();
    }

    /** A failure whose cause the provider knows better than any words. */
    Feedback failed(String status, String text, BounceCategory category) {
        String words = Requests.line(text);
        return feedback(FeedbackKind.BOUNCE)
                .status(Optional.of(status).filter(Codes::isStatus))
                .replyCode(Codes.reply(words))
                .diagnostic(words)
                .category(category)
                .build();
    }

    /** The address itself, where a name stands before it. */
    private static String address(String text) {
        int open = text.lastIndexOf('<');
        return open >= 0 && text.endsWith(">") ? text.substring(open + 1, text.length() - 1) : text;
    }

    private Feedback.Builder feedback(FeedbackKind kind) {
        return Feedback.of(kind, provider)
                .originalRecipient(Optional.of(recipient).filter(it -> !it.isEmpty()))
                .finalRecipient(Optional.of(recipient).filter(it -> !it.isEmpty()))
                .eventId(eventId)
                .originalMessageId(messageId)
                .sentMessageId(sentMessageId)
                .reportedAt(at)
                .proof(Proof.by(Proof.How.WEBHOOK));
    }
}
