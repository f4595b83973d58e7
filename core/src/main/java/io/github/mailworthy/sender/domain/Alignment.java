package io.github.mailworthy.sender.domain;

/**
 * Whether what the platform sends for a domain is aligned with its From (RFC 9989 §4.4).
 *
 * @param dkim whether signatures with the domain's keys are
 * @param spf whether MAIL FROM is
 */
public record Alignment(boolean dkim, boolean spf) {}
