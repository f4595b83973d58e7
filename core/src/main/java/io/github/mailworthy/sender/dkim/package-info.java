/**
 * DKIM key records as values (RFC 6376 §3.6.1, RFC 8301, RFC 8463): read and judged with
 * {@link io.github.mailworthy.sender.dkim.DkimKeyRecord#read}, compared as keys and never as texts.
 */
@NullMarked
package io.github.mailworthy.sender.dkim;

import org.jspecify.annotations.NullMarked;
