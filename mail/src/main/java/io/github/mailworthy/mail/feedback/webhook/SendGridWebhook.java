package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SendGrid's event webhook: an array of events, signed with ECDSA over timestamp and body. */
public final class SendGridWebhook implements Webhook {
    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private final PublicKey key;
    private final Duration window;

    private SendGridWebhook(PublicKey key, Duration window) {
        this.key = key;
        this.window = window;
    }

    /**
     * Believes what this key signed.
     *
     * @param verificationKey as the provider shows it: base64 of an X.509 public key
     * @param window how old a request may be
     * @throws IllegalArgumentException if it is no such key
     */
    public static SendGridWebhook of(String verificationKey, Duration window) {
        try {
            byte[] encoded = Base64.getDecoder().decode(verificationKey.strip());
            return new SendGridWebhook(
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)), window);
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("no public key of an elliptic curve: " + verificationKey, noKey);
        }
    }

    @Override
    public WebhookAnswer receive(Map<String, List<String>> headers, byte[] body, Instant now) {
        String timestamp = Requests.header(headers, TIMESTAMP);
        Optional<byte[]> signature = Optional.of(Requests.header(headers, SIGNATURE))
                .filter(it -> !it.isEmpty())
                .flatMap(Requests::base64);
        if (signature.isEmpty() || timestamp.isEmpty()) {
            return Requests.refused(Refused.Why.UNSIGNED, "no signature or timestamp");
        }
        if (!right(timestamp, body, signature.get())) {
            return Requests.refused(Refused.Why.FORGED, "wrong signature");
        }
        if (Requests.outside(Requests.seconds(timestamp), now, window)) {
            return Requests.refused(Refused.Why.REPLAYED, "signed at " + timestamp);
        }
        return Json.answer(
                body,
                Json.Limits.MANY_EVENTS,
                events -> new WebhookAnswer.Received(events.each().stream()
                        .flatMap(event -> feedback(event).stream())
                        .toList()));
    }

    private boolean right(String timestamp, byte[] body, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(timestamp.getBytes(StandardCharsets.UTF_8));
            check.update(body);
            return check.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }

    private static Optional<Feedback> feedback(Json event) {
        Event made = new Event("sendgrid", event.at("email").text())
                .id(event.at("sg_event_id").some())
                .message(event.at("smtp-id").some())
                .at(Requests.seconds(event.at("timestamp").text()));
        String words = event.at("reason").some().orElse(event.at("response").text());
        String status = event.at("status").text();
        return Optional.ofNullable(
                switch (event.at("event").text()) {
                    case "bounce" -> made.failed(FeedbackKind.BOUNCE, status, words, classified(event));
                    case "blocked" -> made.failed(FeedbackKind.BOUNCE, status, words, BounceCategory.POLICY);
                    case "deferred" -> made.failed(FeedbackKind.DELAYED, status, words, BounceCategory.UNKNOWN);
                    case "dropped" -> made.failed(status, words, BounceCategory.SUPPRESSED_BY_PROVIDER);
                    case "delivered" -> made.of(FeedbackKind.DELIVERED);
                    case "spamreport" -> made.of(FeedbackKind.COMPLAINT);
                    case "unsubscribe", "group_unsubscribe" -> made.of(FeedbackKind.UNSUBSCRIBE);
                    default -> null;
                });
    }

    private static BounceCategory classified(Json event) {
        return switch (event.at("bounce_classification").text()) {
            case "Invalid Address" -> BounceCategory.NO_SUCH_MAILBOX;
            case "Technical" -> BounceCategory.SERVER_DOWN;
            case "Content" -> BounceCategory.CONTENT;
            case "Reputation" -> BounceCategory.REPUTATION;
            case "Frequency/Volume" -> BounceCategory.RATE;
            case "Mailbox Unavailable" -> BounceCategory.UNSPECIFIED_RECIPIENT;
            default -> event.at("type").text().equals("blocked") ? BounceCategory.POLICY : BounceCategory.UNKNOWN;
        };
    }
}
