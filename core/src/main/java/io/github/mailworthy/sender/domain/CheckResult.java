package io.github.mailworthy.sender.domain;

/** What one check of a domain came to. */
public enum CheckResult {
    /** DKIM is right. */
    OK,
    /** DKIM is not right. */
    WRONG,
    /** The DNS did not tell; nothing is held against the domain. */
    UNKNOWN
}
