package io.github.mailworthy.contact;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides on <em>Check again</em>: whether a check may begin, and what its verdict lifts. */
public final class CheckRules {
    private CheckRules() {}

    /** Why a check may not begin now; empty if it may. */
    public static Optional<Refusal> mayBegin(Asked asked, ContactPolicy policy, Instant now) {
        if (!asked.isRegistered()) {
            return Optional.of(Refusal.of(Refusal.Code.UNKNOWN_CONTACT));
        }
        Standing standing = asked.standing();
        if (standing.open().stream().noneMatch(r -> r.reason().isAboutTheMailbox() && !r.platform())) {
            boolean free = standing.open().stream().noneMatch(r -> r.status().isRestricted());
            return Optional.of(Refusal.of(free ? Refusal.Code.NOTHING_TO_LIFT : Refusal.Code.CHECK_CANNOT_HELP));
        }
        Checks checks = asked.contact().value().orElseThrow().checks();
        Optional<Instant> until = checks.runningUntil().filter(now::isBefore);
        if (checks.running().isPresent() && until.isPresent()) {
            return Optional.of(Refusal.until(Refusal.Code.CHECK_RUNNING, until.get()));
        }
        Optional<Instant> next = checks.last().map(last -> last.plus(policy.checkApart()));
        if (next.isPresent()
                && now.isBefore(next.get())
                && !now.isBefore(checks.last().orElseThrow())) {
            return Optional.of(Refusal.until(Refusal.Code.CHECKED_JUST_NOW, next.get()));
        }
        LocalDate today = asked.today(now);
        if (checks.completedOn(today) >= policy.checksPerAddress()) {
            return Optional.of(Refusal.until(Refusal.Code.CHECK_LIMIT_OF_ADDRESS, tomorrow(asked, today)));
        }
        if (asked.checksToday() >= policy.checksPerAccount()) {
            return Optional.of(Refusal.until(Refusal.Code.CHECK_LIMIT_OF_ACCOUNT, tomorrow(asked, today)));
        }
        return Optional.empty();
    }

    /**
     * Begins a check: from now on no other begins until this one is finished or its time is up.
     *
     * @param id of the check, new
     */
    public static Outcome<Answer<CheckTicket>> begin(Asked asked, String id, ContactPolicy policy, Instant now) {
        Optional<Refusal> refusal = mayBegin(asked, policy, now);
        if (refusal.isPresent()) {
            return Outcome.of(Answer.refused(refusal.get()));
        }
        ContactDraft draft = asked.draft();
        Checks checks = draft.contact().checks();
        draft.checks(checks.begin(id, now.plus(policy.checkLease()), now));
        Tally quota = new Tally(Asked.counter(asked.account(), Asked.CHECKS, now), 1, policy.checksPerAccount());
        Change change = draft.addTo(Change.builder()).tally(quota).build();
        CheckTicket ticket = new CheckTicket(
                asked.key(),
                id,
                asked.facts().evidence().number(),
                asked.facts().evidence().facts());
        return new Outcome<>(Answer.done(ticket), change);
    }

    /**
     * Decides what a verdict does. It covers what was known when the check began and nothing after: if the evidence has changed
     * since, nothing is lifted.
     *
     * @return the standing after it
     */
    public static Outcome<Answer<CheckResult>> finish(
            Asked asked, CheckTicket ticket, Verdict verdict, Actor actor, ContactPolicy policy, Instant now) {
        ContactDraft draft = asked.draft();
        Checks checks = draft.contact().checks();
        if (!checks.running().equals(Optional.of(ticket.id()))) {
            return Outcome.of(Answer.refused(Refusal.Code.CHECK_NOT_RUNNING));
        }
        Facts facts = asked.facts();
        Optional<String> cause = Optional.of(ticket.id());
        String said = words(verdict);
        int round = facts.evidence().number();
        boolean changed = round != ticket.round() || !facts.evidence().facts().equals(ticket.evidence());
        if (changed) {
            draft.checks(checks.ended());
            draft.happens(actor, new Happening.CheckUndecided(ticket.id(), said, false), cause, now);
            return new Outcome<>(Answer.refused(Refusal.Code.CHANGED_MEANWHILE), draft.change());
        }
        if (verdict.deliverability() == Deliverability.UNKNOWN) {
            draft.checks(checks.unknown(round, policy.unknownsApart(), now));
            draft.happens(actor, new Happening.CheckUndecided(ticket.id(), said, false), cause, now);
            return new Outcome<>(Answer.done(result(asked, draft, verdict, false)), draft.change());
        }
        if (verdict.deliverability() == Deliverability.DELIVERABLE && verdict.passes(Evidence.DOMAIN)) {
            return passed(asked, draft, ticket, verdict, actor, policy, now);
        }
        draft.checks(checks.completed(Optional.of(round), asked.today(now), Optional.empty()));
        Optional<Reason> finding = finding(verdict);
        Happening what = finding.isPresent()
                ? new Happening.CheckFailed(ticket.id(), new Finding(now, finding.get(), said))
                : new Happening.CheckUndecided(ticket.id(), said, true);
        draft.happens(actor, what, cause, now);
        return new Outcome<>(
                Answer.done(result(asked, draft, verdict, false)), Withdrawal.settled(draft, asked, actor, now));
    }

    private static Outcome<Answer<CheckResult>> passed(
            Asked asked,
            ContactDraft draft,
            CheckTicket ticket,
            Verdict verdict,
            Actor actor,
            ContactPolicy policy,
            Instant now) {
        Checks checks = draft.contact().checks();
        MailboxFacts before = asked.counting().mailbox();
        boolean mailbox = verdict.passes(Evidence.MAILBOX);
        boolean softOpen = before.tooManySoft();
        boolean softToo = checks.softLifted()
                .filter(last -> last.plus(policy.softLiftApart()).isAfter(now))
                .isEmpty();
        Status shown = draft.standing().status();
        draft.happens(
                actor,
                new Happening.CheckPassed(
                        ticket.id(), mailbox, softToo, before.replacement().isPresent(), now),
                Optional.of(ticket.id()),
                now);
        boolean leftStanding =
                draft.standing().open().stream().anyMatch(r -> r.reason().isAboutTheMailbox());
        Optional<Integer> round =
                leftStanding ? Optional.of(draft.contact().facts().evidence().number()) : Optional.empty();
        Optional<Instant> softLifted = softOpen && softToo ? Optional.of(now) : Optional.empty();
        draft.checks(checks.completed(round, asked.today(now), softLifted));
        boolean lifted = draft.standing().status() != shown;
        return new Outcome<>(
                Answer.done(result(asked, draft, verdict, lifted)), Withdrawal.settled(draft, asked, actor, now));
    }

    private static CheckResult result(Asked asked, ContactDraft draft, Verdict verdict, boolean lifted) {
        Facts platform = asked.platform().value().map(Contact::facts).orElse(Facts.NONE);
        return new CheckResult(verdict, lifted, Standing.of(draft.counting(), platform));
    }

    /** What a completed check holds against the address. */
    private static Optional<Reason> finding(Verdict verdict) {
        return switch (verdict.deliverability()) {
            case DELIVERABLE, UNKNOWN -> Optional.empty();
            case RISKY -> Optional.of(Reason.RISKY_ADDRESS);
            case UNDELIVERABLE ->
                Optional.of(
                        verdict.evidence() == Evidence.DOMAIN ? Reason.MAIL_SERVER_PROBLEM : Reason.INVALID_ADDRESS);
        };
    }

    private static String words(Verdict verdict) {
        return verdict.reasons().stream().map(AddressReason::sentence).collect(Collectors.joining(" "));
    }

    private static Instant tomorrow(Asked asked, LocalDate today) {
        return today.plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(asked.account().zone())
                .toInstant();
    }
}
