/**
 * A domain that a customer wants to send as: what to publish ({@link io.github.mailworthy.sender.domain.RecordsToPublish}), what is
 * there and what is wrong with it ({@link io.github.mailworthy.sender.domain.DomainReport}), and what follows over time
 * ({@link io.github.mailworthy.sender.domain.DomainRules}).
 *
 * <p>Verified means that DKIM is right: then mail passes DMARC. SPF and DMARC are recommended, and told. What the DNS did not answer is
 * unknown and never counts against a domain.
 */
@NullMarked
package io.github.mailworthy.sender.domain;

import org.jspecify.annotations.NullMarked;
