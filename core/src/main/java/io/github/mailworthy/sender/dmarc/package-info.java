/**
 * DMARC policy records as values (RFC 9989): read with {@link io.github.mailworthy.sender.dmarc.DmarcRecord#parse}, found by the tree
 * walk of {@link io.github.mailworthy.sender.dmarc.TreeWalk}, applied by {@link io.github.mailworthy.sender.dmarc.DmarcRules}.
 */
@NullMarked
package io.github.mailworthy.sender.dmarc;

import org.jspecify.annotations.NullMarked;
