package io.github.mailworthy.sender.domain;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A domain of an account's as it is kept.
 *
 * @param domain lower-case A-labels
 * @param state where it stands
 * @param since when it came to this state
 * @param lastCheckedAt when it was last looked at
 * @param lastResult what that check came to
 * @param enforced whether its DMARC policy was quarantine or reject when last known
 * @param aligned whether what the platform sends would have passed DMARC then
 */
public record SenderDomain(
        String domain,
        DomainState state,
        Instant since,
        Optional<Instant> lastCheckedAt,
        Optional<CheckResult> lastResult,
        boolean enforced,
        boolean aligned) {
    /** The kind of these rows; the id is the domain. */
    public static final Kind<SenderDomain> KIND = new Kind<>("sender-domain", SenderDomain.class);

    /** The key of an account's domain. */
    public static Key<SenderDomain> key(AccountId account, String domain) {
        return KIND.key(account, domain);
    }

    /** A domain that was never asked for. */
    public static SenderDomain notStarted(String domain, Instant now) {
        return new SenderDomain(domain, DomainState.NOT_STARTED, now, Optional.empty(), Optional.empty(), false, false);
    }
}
