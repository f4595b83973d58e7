package io.github.mailworthy.mail.feedback.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhooks' side of the fuzzer: with signatures that are right, so that it gets past them. */
public final class WebhookFuzz {
    private static final String AUTHORIZED =
            "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));
    private static final KeyPair EC = curve();
    private static final SesWebhook SES = SesWebhook.of(Set.of("t"), address -> Optional.of(EC.getPublic()));
    private static final SendGridWebhook SENDGRID =
            SendGridWebhook.of(Base64.getEncoder().encodeToString(EC.getPublic().getEncoded()), Duration.ofDays(1));
    private static final MailgunWebhook MAILGUN = MailgunWebhook.of("key", Duration.ofDays(1));
    private static final PostmarkWebhook POSTMARK = PostmarkWebhook.of("u", "p");
    private static final SparkPostWebhook SPARKPOST = SparkPostWebhook.of("u", "p");

    private WebhookFuzz() {}

    /** One request to one of them. */
    public static void body(int kind, byte[] body, Instant now) {
        Map<String, List<String>> basic = Map.of("Authorization", List.of(AUTHORIZED));
        switch (kind) {
            case 0 -> SES.receive(Map.of(), body, now);
            case 1 -> Json.of(body).ifPresent(event -> SesEvents.feedback(event, "id"));
            case 2 -> SENDGRID.receive(signed(body, now), body, now);
            case 3 -> MAILGUN.receive(Map.of(), mailgun(body, now), now);
            case 4 -> POSTMARK.receive(basic, body, now);
            case 5 -> SPARKPOST.receive(basic, body, now);
            default -> MAILGUN.receive(Map.of(), body, now);
        }
    }

    private static Map<String, List<String>> signed(byte[] body, Instant now) {
        try {
            String timestamp = "" + now.getEpochSecond();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(EC.getPrivate());
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return Map.of(
                    "X-Twilio-Email-Event-Webhook-Signature",
                    List.of(Base64.getEncoder().encodeToString(signature.sign())),
                    "X-Twilio-Email-Event-Webhook-Timestamp",
                    List.of(timestamp));
        } catch (GeneralSecurityException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }

    private static byte[] mailgun(byte[] event, Instant now) {
        String timestamp = "" + now.getEpochSecond();
        String head = "{\"signature\":{\"timestamp\":\"" + timestamp + "\",\"token\":\"t\",\"signature\":\""
                + hmac(timestamp + "t") + "\"},\"event-data\":";
        return (head + new String(event, StandardCharsets.ISO_8859_1) + "}").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }

    private static KeyPair curve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJreHasIt) {
            throw new IllegalStateException(everyJreHasIt);
        }
    }
}
