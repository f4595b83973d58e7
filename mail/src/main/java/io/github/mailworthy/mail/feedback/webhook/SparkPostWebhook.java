package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SparkPost's webhook: an array of events under {@code msys}, protected by basic authentication. */
public final class SparkPostWebhook implements Webhook {
    private static final String[] EVENTS = {"message_event", "unsubscribe_event"};
    private final String user;
    private final String password;

    private SparkPostWebhook(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** Believes whoever has this password. */
    public static SparkPostWebhook of(String user, String password) {
        return new SparkPostWebhook(user, password);
    }

    @Override
    public WebhookAnswer receive(Map<String, List<String>> headers, byte[] body, Instant now) {
        Optional<Refused> refused = Requests.basic(headers, user, password);
        if (refused.isPresent()) {
            return refused.get();
        }
        return Json.answer(
                body,
                Json.Limits.MANY_EVENTS,
                events -> new WebhookAnswer.Received(events.each().stream()
                        .flatMap(event -> feedback(event).stream())
                        .toList()));
    }

    private static Optional<Feedback> feedback(Json wrapped) {
        for (String name : EVENTS) {
            Json event = wrapped.at("msys", name);
            if (!event.at("type").text().isEmpty()) {
                return one(event);
            }
        }
        return Optional.empty();
    }

    private static Optional<Feedback> one(Json event) {
        Event made = new Event(
                        "sparkpost",
                        event.at("raw_rcpt_to")
                                .some()
                                .orElse(event.at("rcpt_to").text()))
                .id(event.at("event_id").some())
                .message(event.at("message_id").some().map(it -> it.contains("@") ? it : it + "@sparkpost"))
                .at(Requests.seconds(event.at("timestamp").text()));
        String words = event.at("raw_reason").some().orElse(event.at("reason").text());
        return Optional.ofNullable(
                switch (event.at("type").text()) {
                    case "bounce", "out_of_band" -> bounce(event, made, words);
                    case "delay" -> made.failed(FeedbackKind.DELAYED, "", words, BounceCategory.UNKNOWN);
                    case "policy_rejection" -> made.failed("", words, BounceCategory.SUPPRESSED_BY_PROVIDER);
                    case "delivery" -> made.of(FeedbackKind.DELIVERED);
                    case "spam_complaint" ->
                        made.of(
                                event.at("fbtype").text().equals("not-spam")
                                        ? FeedbackKind.REPORT
                                        : FeedbackKind.COMPLAINT);
                    case "list_unsubscribe", "link_unsubscribe" -> made.of(FeedbackKind.UNSUBSCRIBE);
                    default -> null;
                });
    }

    /** The provider's bounce classes. */
    private static Feedback bounce(Json event, Event made, String words) {
        return switch (event.at("bounce_class").text()) {
            case "10", "30" -> made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.NO_SUCH_MAILBOX);
            case "21" -> made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.ROUTING);
            case "22" -> made.failed("", words, BounceCategory.MAILBOX_FULL);
            case "23" -> made.failed("", words, BounceCategory.MESSAGE_TOO_BIG);
            case "24" -> made.failed("", words, BounceCategory.EXPIRED);
            case "25", "54" -> made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.POLICY);
            case "50", "51", "52", "53" -> made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.CONTENT);
            case "60" -> made.of(FeedbackKind.AUTO_REPLY);
            case "90" -> made.of(FeedbackKind.UNSUBSCRIBE);
            default -> made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.UNKNOWN);
        };
    }
}
