/**
 * Unsubscribing with one click (RFC 8058, RFC 2369).
 *
 * <p>{@link io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks} write the header fields of a commercial message, with a link that
 * carries a signed token; {@link io.github.mailworthy.mail.unsubscribe.UnsubscribeTokens} read it again. The rule for a host's page is
 * short: a POST unsubscribes, a GET shows a page with a button and changes nothing, for programs follow links, too. A controller's
 * POST is two lines, and may come twice:
 *
 * <pre>{@code
 * Optional<Subscription> ended = mailworthy.unsubscribe().leave(tokenOfThePath);
 * return ended.isPresent() ? 200 : 404;
 * }</pre>
 */
@NullMarked
package io.github.mailworthy.mail.unsubscribe;

import org.jspecify.annotations.NullMarked;
