package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Postmark's webhooks: one object each, protected by the user and password in their address. */
public final class PostmarkWebhook implements Webhook {
    private final String user;
    private final String password;

    private PostmarkWebhook(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** Believes whoever has this password. */
    public static PostmarkWebhook of(String user, String password) {
        return new PostmarkWebhook(user, password);
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
                event -> new WebhookAnswer.Received(feedback(event).stream().toList()));
    }

    private static Optional<Feedback> feedback(Json event) {
        String at = event.at("BouncedAt")
                .some()
                .or(() -> event.at("DeliveredAt").some())
                .orElse(event.at("ChangedAt").text());
        Event made = new Event(
                        "postmark",
                        event.at("Email").some().orElse(event.at("Recipient").text()))
                .id(event.at("ID").some())
                .message(event.at("MessageID").some().map(it -> it + "@mtasv.net"))
                .at(Requests.iso(at));
        return Optional.ofNullable(
                switch (event.at("RecordType").text()) {
                    case "Bounce" -> bounce(event, made);
                    case "Delivery" -> made.of(FeedbackKind.DELIVERED);
                    case "SpamComplaint" -> made.of(FeedbackKind.COMPLAINT);
                    case "SubscriptionChange" ->
                        event.at("SuppressSending").text().equals("true")
                                        && event.at("SuppressionReason").text().equals("ManualSuppression")
                                ? made.of(FeedbackKind.UNSUBSCRIBE)
                                : null;
                    default -> null;
                });
    }

    private static Feedback bounce(Json event, Event made) {
        String words = event.at("Details").some().orElse(event.at("Description").text());
        return switch (event.at("Type").text()) {
            case "HardBounce", "BadEmailAddress" ->
                made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.NO_SUCH_MAILBOX);
            case "Transient" -> made.failed(FeedbackKind.DELAYED, "", words, BounceCategory.UNKNOWN);
            case "DnsError" -> made.failed("", words, BounceCategory.ROUTING);
            case "Blocked", "DMARCPolicy", "SMTPApiError", "ManuallyDeactivated" ->
                made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.POLICY);
            case "SpamNotification", "VirusNotification" -> made.failed("", words, BounceCategory.CONTENT);
            case "AutoResponder", "ChallengeVerification", "OpenRelayTest" -> made.of(FeedbackKind.AUTO_REPLY);
            case "AddressChange" -> made.failed("", words, BounceCategory.MOVED);
            case "SpamComplaint" -> made.of(FeedbackKind.COMPLAINT);
            case "Unsubscribe" -> made.of(FeedbackKind.UNSUBSCRIBE);
            default -> made.failed(FeedbackKind.BOUNCE, "", words, BounceCategory.UNKNOWN);
        };
    }
}
