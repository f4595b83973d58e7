package io.github.mailworthy.mail.feedback.webhook;

import com.google.common.primitives.Longs;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mailgun's webhook: one event, with an HMAC-SHA-256 over timestamp and token.
 *
 * <p>The signature does not cover the event. Whoever gets to see one request (in a log, at a proxy) could send another event under
 * its signature; so each signature is believed with the content it came with first and no other, as long as the window is open.
 * That is remembered in this object alone, so it does not help where another node got the request, or where the thief is faster:
 * then a stolen signature works within the window, and it is the provider's own request that is refused. Keep the window short, the
 * way from the provider encrypted, and request bodies out of logs. A body has 512 KB at most.
 */
public final class MailgunWebhook implements Webhook {
    private final byte[] key;
    private final Duration window;
    private final SignaturesSeen seen;

    private MailgunWebhook(byte[] key, Duration window) {
        this.key = key;
        this.window = window;
        this.seen = new SignaturesSeen(window);
    }

    /**
     * Believes what was signed with this key.
     *
     * @param signingKey the account's webhook signing key
     * @param window how old a request may be; within it, the event's id tells a repetition, and another event under the same
     *     signature is refused
     */
    public static MailgunWebhook of(String signingKey, Duration window) {
        return new MailgunWebhook(signingKey.getBytes(StandardCharsets.UTF_8), window);
    }

    @Override
    public WebhookAnswer receive(Map<String, List<String>> headers, byte[] body, Instant now) {
        return Json.answer(body, Json.Limits.ONE_EVENT, json -> answer(json, body, now));
    }

    private WebhookAnswer answer(Json json, byte[] body, Instant now) {
        Json signature = json.at("signature");
        String timestamp = signature.at("timestamp").text();
        String given = signature.at("signature").text();
        if (given.isEmpty()) {
            return Requests.refused(Refused.Why.UNSIGNED, "no signature");
        }
        byte[] right = hmac((timestamp + signature.at("token").text()).getBytes(StandardCharsets.UTF_8));
        if (!Requests.same(given, HexFormat.of().formatHex(right))) {
            return Requests.refused(Refused.Why.FORGED, "wrong signature");
        }
        if (Requests.outside(Requests.seconds(timestamp), now, window)) {
            return Requests.refused(Refused.Why.REPLAYED, "signed at " + timestamp);
        }
        if (!seen.isFirst(Longs.fromByteArray(right), Longs.fromByteArray(hmac(body)), now)) {
            return Requests.refused(Refused.Why.REPLAYED, "the signature of another request");
        }
        return new WebhookAnswer.Received(
                feedback(json.at("event-data")).stream().toList());
    }

    private byte[] hmac(byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }

    private static Optional<Feedback> feedback(Json event) {
        Event made = new Event("mailgun", event.at("recipient").text())
                .id(event.at("id").some())
                .message(event.at("message", "headers", "message-id").some())
                .at(Requests.seconds(event.at("timestamp").text()));
        return Optional.ofNullable(
                switch (event.at("event").text()) {
                    case "failed" -> failed(event, made);
                    case "rejected" ->
                        made.failed("", event.at("reject", "reason").text(), BounceCategory.CONTENT);
                    case "delivered" -> made.of(FeedbackKind.DELIVERED);
                    case "complained" -> made.of(FeedbackKind.COMPLAINT);
                    case "unsubscribed" -> made.of(FeedbackKind.UNSUBSCRIBE);
                    default -> null;
                });
    }

    private static Feedback failed(Json event, Event made) {
        Json status = event.at("delivery-status");
        String code = status.at("code").text();
        String words = (code.length() == 3 ? code + " " : "")
                + status.at("message").some().orElse(status.at("description").text());
        String reason = event.at("reason").text();
        if (reason.startsWith("suppress-") || code.equals("605") || code.equals("606") || code.equals("607")) {
            return made.failed("", words, BounceCategory.SUPPRESSED_BY_PROVIDER);
        }
        boolean permanent = event.at("severity").text().equals("permanent");
        return made.failed(
                permanent ? FeedbackKind.BOUNCE : FeedbackKind.DELAYED,
                status.at("enhanced-code").text(),
                words,
                BounceCategory.UNKNOWN);
    }
}
