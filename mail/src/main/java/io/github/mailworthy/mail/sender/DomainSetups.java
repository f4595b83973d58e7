package io.github.mailworthy.mail.sender;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.sender.domain.DomainSetup;

/** Says what the platform needs of a customer's domain: its keys, return path and addresses. Called by many threads at once. */
@FunctionalInterface
public interface DomainSetups {
    /** What a domain must publish. The same question MUST have the same answer while the domain's keys stay. */
    DomainSetup of(AccountId account, String domain);
}
