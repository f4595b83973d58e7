/**
 * SPF records as values (RFC 7208): read with {@link io.github.mailworthy.sender.spf.SpfRecord#parse}, evaluated by the mail module,
 * reported as {@link io.github.mailworthy.sender.spf.SpfReport} with the tree of everything that was looked up.
 */
@NullMarked
package io.github.mailworthy.sender.spf;

import org.jspecify.annotations.NullMarked;
