package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a safelist policy looks at, as it was when the customer asked. It is kept with the request, so that another policy can be
 * tried on it later.
 *
 * @param askedAt when
 * @param accountCreatedAt when the account came into being
 * @param inGoodStanding whether the account was
 * @param open the open reasons
 * @param complaintAt of the open complaint
 * @param complaintsLifted how many complaints were lifted before
 * @param optedInAt the contact's own last opt-in
 * @param lastGrantFailed whether mail failed after the last grant to this address
 * @param lastDeclined when a request for this contact was declined last
 * @param approvalsToday the account's requests approved at once on this day
 * @param grants the account's latest grants
 * @param grantsFailed how many of them failed
 */
public record SafelistCase(
        Instant askedAt,
        Instant accountCreatedAt,
        boolean inGoodStanding,
        List<Reason> open,
        Optional<Instant> complaintAt,
        int complaintsLifted,
        Optional<Instant> optedInAt,
        boolean lastGrantFailed,
        Optional<Instant> lastDeclined,
        long approvalsToday,
        int grants,
        int grantsFailed) {
    /** Copies the list. */
    public SafelistCase {
        open = ImmutableList.copyOf(open);
    }

    /** The case as it is now. */
    public static SafelistCase of(Asked asked, Instant now) {
        Facts facts = asked.facts();
        Grants grants = asked.grants().value().orElse(Grants.NONE);
        return new SafelistCase(
                now,
                asked.account().createdAt(),
                asked.account().inGoodStanding(),
                asked.standing().open().stream()
                        .map(Restriction::reason)
                        .distinct()
                        .toList(),
                facts.complaint().facts().map(Complaint::at),
                facts.complaint().number(),
                facts.consents().fact(Consent.SUBSCRIBED).map(ConsentFact::at),
                asked.counting().mailbox().trial().filter(Trial::hasFailed).isPresent(),
                asked.contact().value().flatMap(Contact::lastDeclined),
                asked.approvalsToday(),
                grants.latest().size(),
                (int) grants.failed());
    }

    /** Whether a reason is open. */
    public boolean has(Reason reason) {
        return open.contains(reason);
    }
}
