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
 * and is about a topic on the list. A request to confirm a subscription is answered as such; nothing is fetched.
 */
public final class SesWebhook implements Webhook {
    private static final String[] NOTIFICATION = {"Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"};
    private static final String[] SUBSCRIPTION = {
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"
    };

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
        Optional<Json> json = Json.of(body);
        if (json.isEmpty() || json.get().at("Type").text().isEmpty()) {
            return Requests.refused(Refused.Why.MALFORMED, "no SNS message");
        }
        Json message = json.get();
        String topic = message.at("TopicArn").text();
        if (!topics.contains(topic)) {
            return Requests.refused(Refused.Why.UNKNOWN_TOPIC, "not on the list: " + topic);
        }
        Optional<Refused> doubt = doubt(message);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        if (!message.at("Type").text().equals("Notification")) {
            return pinned(message.at("SubscribeURL").text())
                    .<WebhookAnswer>map(address -> new WebhookAnswer.Confirm(topic, address))
                    .orElseGet(() -> Requests.refused(Refused.Why.MALFORMED, "a SubscribeURL that is not Amazon's"));
        }
        return Json.of(message.at("Message").text().getBytes(StandardCharsets.UTF_8))
                .<WebhookAnswer>map(event -> new WebhookAnswer.Received(
                        SesEvents.feedback(event, message.at("MessageId").text())))
                .orElseGet(() -> new WebhookAnswer.Received(List.of()));
    }

    private Optional<Refused> doubt(Json message) {
        Optional<byte[]> signature = message.at("Signature").some().flatMap(Requests::base64);
        if (signature.isEmpty()) {
            return Optional.of(Requests.refused(Refused.Why.UNSIGNED, "no Signature"));
        }
        String version = message.at("SignatureVersion").text();
        if (!version.equals("1") && !version.equals("2")) {
            return Optional.of(Requests.refused(Refused.Why.UNSIGNED, "SignatureVersion " + version));
        }
        Optional<URI> address = pinned(message.at("SigningCertURL").text())
                .filter(it -> it.getPath().endsWith(".pem"));
        Optional<PublicKey> key = address.flatMap(certificates::key);
        if (key.isEmpty()) {
            return Optional.of(Requests.refused(
                    Refused.Why.NO_CERTIFICATE, address.isEmpty() ? "not at Amazon's" : "could not be had"));
        }
        return right(key.get(), version, canonical(message), signature.get())
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

    private static String canonical(Json message) {
        boolean notification = message.at("Type").text().equals("Notification");
        StringBuilder text = new StringBuilder();
        for (String name : notification ? NOTIFICATION : SUBSCRIPTION) {
            String value = message.at(name).text();
            if (!value.isEmpty() || !name.equals("Subject")) {
                text.append(name).append('\n').append(value).append('\n');
            }
        }
        return text.toString();
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
