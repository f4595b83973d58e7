package io.github.mailworthy.safelist;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.contact.Opinion.Says;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.SafelistCase;
import io.github.mailworthy.safelist.SafelistRule.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules that ship. */
final class StandardRules {
    static final int APPROVALS_PER_DAY = 25;

    private static final Duration OLD_ENOUGH = Duration.ofDays(90);
    private static final Duration AFTER_A_DECLINE = Duration.ofDays(30);
    private static final int GRANTS_TO_JUDGE_BY = 10;

    static final ImmutableList<SafelistRule> ALL = ImmutableList.of(
            SafelistRule.when(
                    "do-not-contact",
                    "The contact asked not to be contacted; only the contact can change that.",
                    c -> c.has(Reason.ASKED_NOT_TO_BE_CONTACTED),
                    Says.REFUSE),
            new SafelistRule(
                    "declined-lately",
                    "A request for this contact was declined less than 30 days ago.",
                    StandardRules::declinedLately),
            SafelistRule.when(
                    "known-spammer-or-trap",
                    "The address is a known spammer's or a spam trap.",
                    c -> c.has(Reason.KNOWN_SPAMMER) || c.has(Reason.SPAM_TRAP),
                    Says.REVIEW),
            SafelistRule.when(
                    "last-grant-failed",
                    "Mail to this address failed again after the last grant.",
                    SafelistCase::lastGrantFailed,
                    Says.REVIEW),
            SafelistRule.when(
                    "complained-again",
                    "The contact complained again after a complaint had been lifted.",
                    c -> c.complaintAt().isPresent() && c.complaintsLifted() > 0,
                    Says.REVIEW),
            SafelistRule.when(
                    "account-not-in-good-standing",
                    "The account is not in good standing.",
                    c -> !c.inGoodStanding(),
                    Says.REVIEW),
            SafelistRule.when(
                    "grants-fail-too-often",
                    "More than a tenth of the account's last grants failed.",
                    c -> c.grants() >= GRANTS_TO_JUDGE_BY && c.grantsFailed() * 10 > c.grants(),
                    Says.REVIEW),
            SafelistRule.when(
                    "account-older-than-90-days",
                    "The account is older than 90 days.",
                    c -> c.accountCreatedAt().plus(OLD_ENOUGH).isBefore(c.askedAt()),
                    Says.APPROVE));

    static final SafelistRule COMPLAINT_WITHOUT_LATER_OPT_IN = SafelistRule.when(
            "complaint-without-later-opt-in",
            "The contact complained and has not opted in since.",
            c -> c.complaintAt().isPresent()
                    && c.optedInAt().filter(c.complaintAt().get()::isBefore).isEmpty(),
            Says.REVIEW);

    private StandardRules() {}

    static SafelistRule manyApprovals(int perDay) {
        return SafelistRule.when(
                "many-approvals-today",
                "The account has had as many requests approved at once today as the policy allows.",
                c -> c.approvalsToday() >= perDay,
                Says.REVIEW);
    }

    private static Judgement declinedLately(SafelistCase asked) {
        Optional<Instant> until = asked.lastDeclined().map(at -> at.plus(AFTER_A_DECLINE));
        return until.filter(asked.askedAt()::isBefore).isPresent()
                ? new Judgement(Says.REFUSE, until)
                : Judgement.of(Says.NO_OPINION);
    }
}
