package io.github.mailworthy.safelist;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.Complaint;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.ContactDraft;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.contact.Grants;
import io.github.mailworthy.contact.Happening;
import io.github.mailworthy.contact.Opinion;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.SafelistCase;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.SafelistRequest.State;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Decides on <em>Request safelist</em>, and on a reviewer's ruling. */
public final class SafelistRules {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private SafelistRules() {}

    /**
     * Why a request would be refused now, given a confirmation if one is needed; empty if it would not.
     *
     * @return {@link Refusal.Code#REQUEST_OPEN} if one is open already: asking again answers with that one
     */
    public static Optional<Refusal> mayRequest(Asked asked, SafelistPolicy policy, ContactPolicy limits, Instant now) {
        if (!asked.isRegistered()) {
            return Optional.of(Refusal.of(Refusal.Code.UNKNOWN_CONTACT));
        }
        if (asked.request().isPresent()) {
            return Optional.of(Refusal.of(Refusal.Code.REQUEST_OPEN));
        }
        return notForAGrant(asked).or(() -> notByPolicy(asked, policy, now)).or(() -> notToday(asked, limits, now));
    }

    /** Whether a request needs the contact's confirmation on record. */
    public static boolean needsConfirmation(Asked asked) {
        return asked.standing().has(Status.SPAM_COMPLAINT);
    }

    /** One from before the complaint confirms nothing, nor does one that is yet to be given. */
    private static boolean confirms(Optional<Confirmation> confirmation, Asked asked, Instant now) {
        Optional<Instant> complaint = asked.facts().complaint().facts().map(Complaint::at);
        return confirmation
                .filter(given -> !given.at().isAfter(now.plus(CLOCKS_DIFFER)))
                .filter(given -> complaint.filter(given.at()::isBefore).isEmpty())
                .isPresent();
    }

    private static Optional<Refusal> notForAGrant(Asked asked) {
        Standing standing = asked.standing();
        if (standing.has(Status.DO_NOT_CONTACT)) {
            return Optional.of(Refusal.of(Refusal.Code.ONLY_THE_CONTACT_CAN));
        }
        if (standing.open().stream()
                .anyMatch(r -> r.reason() == Reason.LEGAL_BLOCK
                        || (r.platform() && r.status().isRestricted()))) {
            return Optional.of(Refusal.of(Refusal.Code.ONLY_SUPPORT_CAN));
        }
        if (standing.open().stream().noneMatch(r -> r.reason().grantLifts())) {
            return Optional.of(Refusal.of(
                    standing.has(Status.DECLINED_COMMERCIAL)
                            ? Refusal.Code.ONLY_THE_CONTACT_CAN
                            : Refusal.Code.NOTHING_TO_LIFT));
        }
        boolean mailbox = standing.open().stream().anyMatch(r -> r.reason().isAboutTheMailbox());
        int round = asked.facts().evidence().number();
        boolean exhausted = asked.contact().value().orElseThrow().checks().exhausted(round);
        return mailbox && !exhausted ? Optional.of(Refusal.of(Refusal.Code.CHECK_FIRST)) : Optional.empty();
    }

    private static Optional<Refusal> notByPolicy(Asked asked, SafelistPolicy policy, Instant now) {
        Ruling ruling = policy.rule(SafelistCase.of(asked, now));
        return ruling.says() == Opinion.Says.REFUSE
                ? Optional.of(new Refusal(
                        Refusal.Code.POLICY,
                        ruling.from(),
                        List.of(ruling.decisive().rule(), ruling.decisive().why())))
                : Optional.empty();
    }

    private static Optional<Refusal> notToday(Asked asked, ContactPolicy limits, Instant now) {
        LocalDate tomorrow = asked.today(now).plusDays(1);
        return asked.requestsToday() >= limits.requestsPerAccount()
                ? Optional.of(Refusal.until(
                        Refusal.Code.REQUEST_LIMIT_OF_ACCOUNT,
                        tomorrow.atStartOfDay(asked.account().zone()).toInstant()))
                : Optional.empty();
    }

    /**
     * Takes a request: approved at once, or waiting for a reviewer, as the policy rules.
     *
     * @param id of the request, new
     * @return the request; the one that is open if there is one
     */
    public static Outcome<Answer<SafelistRequest>> request(
            Asked asked,
            String id,
            Actor actor,
            Optional<Confirmation> confirmation,
            SafelistPolicy policy,
            ContactPolicy limits,
            Instant now) {
        if (asked.request().isPresent()) {
            return Outcome.of(Answer.done(asked.request().get().value().orElseThrow()));
        }
        Optional<Refusal> refusal = mayRequest(asked, policy, limits, now);
        if (refusal.isEmpty() && needsConfirmation(asked) && !confirms(confirmation, asked, now)) {
            refusal = Optional.of(Refusal.of(Refusal.Code.CONFIRMATION_MISSING));
        }
        if (refusal.isPresent()) {
            return Outcome.of(Answer.refused(refusal.get()));
        }
        SafelistCase asks = SafelistCase.of(asked, now);
        Ruling ruling = policy.rule(asks);
        SafelistRequest request = new SafelistRequest(
                id,
                asked.account().id(),
                Optional.of(asked.key().address()),
                now,
                actor,
                confirmation,
                asks,
                ruling.opinions(),
                policy.version(),
                State.WAITING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Change.Builder change = Change.builder()
                .tally(new Tally(Asked.counter(asked.account(), Asked.REQUESTS, now), 1, limits.requestsPerAccount()));
        ContactDraft draft =
                asked.draft().happens(actor, new Happening.SafelistRequested(id, confirmation), Optional.of(id), now);
        Kept<SafelistRequest> row = Kept.absent(request.key());
        if (ruling.says() == Opinion.Says.APPROVE) {
            Actor rule = Actor.rule(ruling.by());
            SafelistRequest granted = request.ruled(
                    State.APPROVED_AT_ONCE, rule, ruling.decisive().why(), now);
            grant(asked, draft, granted, change, now);
            change.write(row.put(granted));
            change.tally(new Tally(Asked.counter(asked.account(), Asked.APPROVALS, now), 1, policy.approvalsPerDay()));
            return new Outcome<>(Answer.done(granted), draft.addTo(change).build());
        }
        draft.opened(id);
        change.write(row.put(request, now));
        tell(asked, request, News.Result.WAITING, ruling.decisive().why(), change, now);
        return new Outcome<>(Answer.done(request), draft.addTo(change).build());
    }

    /** What a reviewer rules. */
    public enum Decision {
        /** It may be mailed again. */
        APPROVE,
        /** It may not. */
        DECLINE
    }

    /**
     * Takes a reviewer's ruling. A request that is decided already stays as it is: the answer is the first decision.
     *
     * @param asked the contact, with its request as it is now
     * @param request as it is now, version 0 if there is none
     * @param shown the version of the request that the reviewer was shown
     */
    public static Outcome<Answer<SafelistRequest>> rule(
            Asked asked,
            Kept<SafelistRequest> request,
            long shown,
            Decision decision,
            Actor reviewer,
            String reason,
            Instant now) {
        if (!request.exists()) {
            return Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_REQUEST));
        }
        SafelistRequest open = request.value().orElseThrow();
        if (open.state() != State.WAITING) {
            return Outcome.of(Answer.done(open));
        }
        if (request.version() != shown) {
            return Outcome.of(Answer.refused(Refusal.Code.STALE));
        }
        if (open.askedBy().name().equals(reviewer.name())) {
            return Outcome.of(Answer.refused(Refusal.Code.OWN_REQUEST));
        }
        if (reason.isBlank()) {
            return Outcome.of(Answer.refused(Refusal.Code.REASON_MISSING));
        }
        boolean approve = decision == Decision.APPROVE;
        SafelistRequest ruled =
                open.ruled(approve ? State.APPROVED_AFTER_REVIEW : State.DECLINED, reviewer, reason, now);
        Change.Builder change = Change.builder().write(request.put(ruled));
        ContactDraft draft = asked.draft().closed();
        if (approve) {
            grant(asked, draft, ruled, change, now);
        } else {
            draft.declined(now)
                    .happens(
                            reviewer, new Happening.SafelistDeclined(ruled.id(), reason), Optional.of(ruled.id()), now);
            tell(asked, ruled, News.Result.DECLINED, reason, change, now);
        }
        return new Outcome<>(Answer.done(ruled), draft.addTo(change).build());
    }

    private static void grant(
            Asked asked, ContactDraft draft, SafelistRequest ruled, Change.Builder change, Instant now) {
        String reason = ruled.reason().orElseThrow();
        draft.happens(
                ruled.ruledBy().orElseThrow(),
                new Happening.SafelistGranted(
                        ruled.id(), reason, ruled.confirmation().isPresent(), now),
                Optional.of(ruled.id()),
                now);
        Grants grants = asked.grants().value().orElse(Grants.NONE);
        change.write(asked.grants().put(grants.with(ruled.id())));
        boolean atOnce = ruled.state() == State.APPROVED_AT_ONCE;
        tell(
                asked,
                ruled,
                atOnce ? News.Result.APPROVED_AT_ONCE : News.Result.APPROVED_AFTER_REVIEW,
                reason,
                change,
                now);
    }

    private static void tell(
            Asked asked,
            SafelistRequest request,
            News.Result result,
            String reason,
            Change.Builder change,
            Instant now) {
        News news = News.of(request.id(), asked.key().address().toString(), result, reason, now);
        SummaryRules.tell(change, asked.summary(), asked.account(), List.of(news), now);
    }
}
