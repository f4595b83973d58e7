package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.mail.feedback.webhook.WebhookAnswer.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Amazon SES through SNS, both shapes (notifications and event publishing).
 *
 * <p>Believed is only what bears a right signature (version 1 or 2) by a certificate at {@code sns.<region>.amazonaws.com},
 * and is about a topic on the list. A request to confirm a subscription is answered as such; nothing is fetched. That a
 * subscription has ended is received without feedback: its {@code SubscribeURL} would begin it again. A body has 512 KB at most;
 * SNS sends no more than half of it.
 */
public final class SesWebhook implements Webhook {
    private final Set<String> topics;
    private final Certificates certificates;

    private SesWebhook(Set<String> topics, Certificates certificates) {
        this.topics = Set.copyOf(topics);
        this.certificates = certificates;
    }

    /** Believes these topics (their ARNs) and no others. */
    public static SesWebhook of(Set<String> topics, Certificates certificates) {
        return new SesWebhook(topics, certificates);
    }

    @Override
    public WebhookAnswer receive(Map<String, List<String>> headers, byte[] body, Instant now) {
        return Json.answer(
                body,
                Json.Limits.ONE_EVENT,
                json -> SnsMessage.of(json)
                        .map(this::answer)
                        .orElseGet(() -> Requests.refused(Refused.Why.MALFORMED, "no SNS message")));
    }

    private WebhookAnswer answer(SnsMessage message) {
        String topic = message.text("TopicArn");
        if (!topics.contains(topic)) {
            return Requests.refused(Refused.Why.UNKNOWN_TOPIC, "not on the list: " + topic);
        }
        Optional<Refused> doubt = doubt(message);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        return switch (message.type()) {
            case NOTIFICATION -> notification(message);
            case SUBSCRIPTION ->
                pinned(message.text("SubscribeURL"))
                        .<WebhookAnswer>map(address -> new WebhookAnswer.Confirm(topic, address))
                        .orElseGet(
                                () -> Requests.refused(Refused.Why.MALFORMED, "a SubscribeURL that is not Amazon's"));
            case END -> new WebhookAnswer.Received(List.of());
        };
    }

    private static WebhookAnswer notification(SnsMessage message) {
        return new WebhookAnswer.Received(Json.of(message.text("Message").getBytes(StandardCharsets.UTF_8))
                .map(event -> SesEvents.feedback(event, message.text("MessageId")))
                .orElse(List.of()));
    }

    private Optional<Refused> doubt(SnsMessage message) {
        Optional<byte[]> signature = Optional.of(message.text("Signature"))
                .filter(it -> !it.isBlank())
                .flatMap(Requests::base64);
        if (signature.isEmpty()) {
            return Optional.of(Requests.refused(Refused.Why.UNSIGNED, "no Signature"));
        }
        String version = message.text("SignatureVersion");
        if (!version.equals("1") && !version.equals("2")) {
            return Optional.of(Requests.refused(Refused.Why.UNSIGNED, "SignatureVersion " + version));
        }
        Optional<URI> address =
                pinned(message.text("SigningCertURL")).filter(it -> it.getPath().endsWith(".pem"));
        Optional<PublicKey> key = address.flatMap(certificates::key);
        if (key.isEmpty()) {
            return Optional.of(Requests.refused(
                    Refused.Why.NO_CERTIFICATE, address.isEmpty() ? "not at Amazon's" : "could not be had"));
        }
        return right(key.get(), version, message.canonical(), signature.get())
                ? Optional.empty()
                : Optional.of(Requests.refused(Refused.Why.FORGED, "wrong signature"));
    }

    /** An https address at SNS itself: an address in somebody's bucket on the same domain is none. */
    static Optional<URI> pinned(String text) {
        try {
            URI address = new URI(text);
            String host = address.getHost() == null ? "" : address.getHost();
            String region = host.startsWith("sns.") ? host.substring(4) : "";
            String name = region.endsWith(".amazonaws.com.cn")
                    ? region.substring(0, region.length() - 17)
                    : region.endsWith(".amazonaws.com") ? region.substring(0, region.length() - 14) : "";
            boolean plain = !name.isEmpty()
                    && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
            return plain
                            && "https".equals(address.getScheme())
                            && address.getUserInfo() == null
                            && address.getPort() == -1
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean right(PublicKey key, String version, String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }
}
