/** What a host implements, each interface one question: the accounts, the verifier, the mailer, the DNS. */
@NullMarked
package io.github.mailworthy.mail.spi;

import org.jspecify.annotations.NullMarked;
