/**
 * What mail providers say by webhook: headers and body in, verified feedback out, or a refusal that says why.
 *
 * <p>Needs {@code com.fasterxml.jackson.core:jackson-core}, an optional dependency. Nothing is ever fetched from an address
 * that a request names, except a certificate whose host is the provider's own, and that through {@link
 * io.github.mailworthy.mail.feedback.webhook.Certificates}.
 */
@NullMarked
package io.github.mailworthy.mail.feedback.webhook;

import org.jspecify.annotations.NullMarked;
