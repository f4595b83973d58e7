package io.github.mailworthy.mail.feedback.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One provider's webhook. Total: whatever arrives is answered, nothing is thrown. */
public interface Webhook {
    /**
     * Looks at one request.
     *
     * @param headers as they came; the case of their names does not matter
     * @param body exactly as it came: a signature covers every byte
     */
    WebhookAnswer receive(Map<String, List<String>> headers, byte[] body, Instant now);
}
