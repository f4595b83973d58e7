/**
 * What mail providers say by webhook: headers and body in, verified feedback out, or a refusal that says why.
 *
 * <p>Needs {@code com.fasterxml.jackson.core:jackson-core}, an optional dependency: a host that receives webhooks adds it to its
 * own. Make one {@link io.github.mailworthy.mail.feedback.webhook.Webhook} for each provider and keep it; where the host's web
 * framework has the headers and the bytes of the body, unchanged, it is three lines:
 *
 * <pre>{@code
 * WebhookAnswer answer = webhook.receive(headers, body, Instant.now());
 * List<Feedback> feedback = answer.match(received -> received.feedback(), confirm -> List.of(), refused -> List.of());
 * mailworthy.feedback().take(account, feedback);
 * }</pre>
 *
 * <p>To a refusal answer 403, or the provider's word for <em>do not try again</em>, and log what it says.
 *
 * <p>Nothing is ever fetched from an address that a request names, except a certificate whose host is the provider's own, and that
 * through {@link io.github.mailworthy.mail.feedback.webhook.Certificates}.
 */
@NullMarked
package io.github.mailworthy.mail.feedback.webhook;

import org.jspecify.annotations.NullMarked;
