package io.github.mailworthy.contact;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides how feedback lands on a contact. */
public final class FeedbackRules {
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_NAME = 200;
    private static final String UNVERIFIED = "unverified";
    private static final String TOO_OLD = "too-old";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\",;:]{1,400}@([^\\s<>()\\[\\]\",;:]+)");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Instant YEAR_10000 = Instant.ofEpochSecond(253_402_300_800L);

    private FeedbackRules() {}

    /** What became of a piece of feedback. */
    public enum Landed {
        /** It counts. */
        COUNTED,
        /** It is in the log, and counts against nobody. */
        NOTED,
        /** It says nothing about a contact. */
        IGNORED,
        /** It was known already. */
        KNOWN
    }

    /**
     * Records one piece of feedback about the contact asked for, once: of several about the same message and recipient only one
     * that is graver than those before counts again.
     *
     * @param seen the row that tells its repetition; empty if nothing does, or need not
     * @return what became of it
     */
    public static Outcome<Landed> recordOnce(
            Asked asked, Optional<Kept<Seen>> seen, Feedback feedback, ContactPolicy policy, Instant now) {
        int gravity = Seen.gravity(feedback);
        if (seen.flatMap(Kept::value)
                .filter(before -> before.weight() >= gravity)
                .isPresent()) {
            return Outcome.of(Landed.KNOWN);
        }
        Outcome<Landed> outcome = record(asked, feedback, policy, now);
        if (seen.isEmpty() || outcome.change().isEmpty()) {
            return outcome;
        }
        Change change = Change.builder()
                .add(outcome.change())
                .write(seen.get()
                        .put(
                                new Seen(gravity, now),
                                now.plus(policy.oldestFeedback().multipliedBy(2))))
                .build();
        return new Outcome<>(outcome.answer(), change);
    }

    /** When it happened, as far as it counts: as it says, but not in the future, and not in a year that no report can be of. */
    public static Instant happenedAt(Feedback feedback, Instant now) {
        return claimed(feedback).filter(claimed -> !claimed.isAfter(now)).orElse(now);
    }

    /** What it says of its time; what was never a time of mail, such as the year -999999999, is not kept. */
    private static Optional<Instant> claimed(Feedback feedback) {
        return feedback.occurredAt().filter(FeedbackRules::isOfMail);
    }

    private static boolean isOfMail(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(YEAR_10000);
    }

    /** Records one piece of feedback about the contact asked for, whether or not it was recorded before. */
    public static Outcome<Landed> record(Asked asked, Feedback feedback, ContactPolicy policy, Instant now) {
        Instant claimed = claimed(feedback).orElse(now);
        boolean future = claimed.isAfter(now.plus(policy.clockTolerance()));
        Instant at = happenedAt(feedback, now);
        boolean old = at.isBefore(now.minus(policy.oldestFeedback()));
        Optional<Instant> claimedAt = future ? Optional.of(claimed) : Optional.empty();
        return switch (feedback.kind()) {
            case BOUNCE -> failure(asked, feedback, at, claimedAt, old, now);
            case COMPLAINT -> complaint(asked, feedback, at, claimedAt, old, now);
            case DELIVERED -> delivery(asked, feedback, at, now);
            case UNSUBSCRIBE -> unsubscribe(asked, feedback, at, claimedAt, now);
            case DELAYED, AUTHENTICATION_REPORT, REPORT, AUTO_REPLY, UNRELATED -> Outcome.of(Landed.IGNORED);
        };
    }

    private static Outcome<Landed> failure(
            Asked asked, Feedback feedback, Instant at, Optional<Instant> claimedAt, boolean old, Instant now) {
        BounceCategory category = feedback.category().orElseThrow();
        Failure failure =
                new Failure(at, category, feedback.status(), words(asked.key().address(), feedback));
        Actor actor = reporter(feedback);
        Optional<String> cause = feedback.messageId();
        Optional<String> without = withoutWeight(feedback, old);
        ContactDraft draft = asked.draft();
        if (without.isPresent()) {
            draft.happens(actor, new Happening.FailedWithoutWeight(failure, without.get()), cause, now);
            return new Outcome<>(Landed.NOTED, draft.change());
        }
        draft.happens(
                actor,
                new Happening.Failed(
                        failure,
                        feedback.weight(),
                        sentAt(feedback),
                        claimedAt,
                        asked.facts().lastDelivery()),
                cause,
                now);
        return new Outcome<>(Landed.COUNTED, changed(asked, draft, actor, now));
    }

    private static Optional<String> withoutWeight(Feedback feedback, boolean old) {
        if (!feedback.proof().verified()) {
            return Optional.of(UNVERIFIED);
        }
        if (old) {
            return Optional.of(TOO_OLD);
        }
        return feedback.weight() == BounceCategory.Weight.NONE
                ? Optional.of("not-the-contacts-fault")
                : Optional.empty();
    }

    private static Outcome<Landed> noted(Asked asked, Feedback feedback, Instant at, String why, Instant now) {
        Happening what = new Happening.NotedOnly(feedback.kind(), at, why);
        ContactDraft draft = asked.draft().happens(reporter(feedback), what, feedback.messageId(), now);
        return new Outcome<>(Landed.NOTED, draft.change());
    }

    private static Outcome<Landed> complaint(
            Asked asked, Feedback feedback, Instant at, Optional<Instant> claimedAt, boolean old, Instant now) {
        if (!feedback.proof().verified() || old) {
            return noted(asked, feedback, at, old ? TOO_OLD : UNVERIFIED, now);
        }
        Actor actor = reporter(feedback);
        ContactDraft draft = asked.draft();
        draft.happens(
                actor,
                new Happening.Complained(new Complaint(at, "abuse", actor.name()), claimedAt),
                feedback.messageId(),
                now);
        return new Outcome<>(Landed.COUNTED, changed(asked, draft, actor, now));
    }

    private static Outcome<Landed> delivery(Asked asked, Feedback feedback, Instant at, Instant now) {
        Facts facts = asked.facts();
        if (!feedback.proof().verified() || !tells(facts, at)) {
            return Outcome.of(Landed.IGNORED);
        }
        ContactDraft draft = asked.draft();
        Standing before = draft.standing();
        Facts with = facts.withDelivery(at);
        boolean endsTrial =
                !with.evidence().facts().trial().equals(facts.evidence().facts().trial());
        if (!endsTrial && Standing.of(with.without(asked.aside())).equals(before)) {
            return new Outcome<>(Landed.COUNTED, draft.silently(with).change());
        }
        Actor actor = reporter(feedback);
        draft.happens(actor, new Happening.Delivered(at), feedback.messageId(), now);
        return new Outcome<>(Landed.COUNTED, changed(asked, draft, actor, now));
    }

    /** A delivery is worth a write while soft failures or a trial are open or nothing came through since a failure, else once a day. */
    private static boolean tells(Facts facts, Instant at) {
        MailboxFacts mailbox = facts.mailbox();
        return !mailbox.withDelivery(at).equals(mailbox)
                || !facts.withDelivery(at).recovered().equals(facts.recovered())
                || facts.lastDelivery().isEmpty()
                || facts.lastDelivery().get().plus(A_DAY).isBefore(at);
    }

    private static Outcome<Landed> unsubscribe(
            Asked asked, Feedback feedback, Instant at, Optional<Instant> claimedAt, Instant now) {
        if (!feedback.proof().verified()) {
            return noted(asked, feedback, at, UNVERIFIED, now);
        }
        ContactDraft draft = asked.draft();
        Actor actor = reporter(feedback);
        draft.happens(
                actor,
                new Happening.ConsentTightened(Consent.DECLINED_COMMERCIAL, at, feedback.form(), claimedAt),
                feedback.messageId(),
                now);
        return new Outcome<>(Landed.COUNTED, changed(asked, draft, actor, now));
    }

    /** The change; the grant that began the trial is told how it stands. */
    private static Change changed(Asked asked, ContactDraft draft, Actor actor, Instant now) {
        Change change = Withdrawal.settled(draft, asked, actor, now);
        Optional<Trial> before = asked.counting().mailbox().trial();
        Optional<Trial> after = draft.counting().mailbox().trial();
        boolean failed = after.filter(Trial::hasFailed).isPresent();
        if (after.isEmpty() || failed == before.filter(Trial::hasFailed).isPresent()) {
            return change;
        }
        Grants grants = asked.grants().value().orElse(Grants.NONE);
        Grants told = grants.with(after.get().decision(), failed);
        return told.equals(grants)
                ? change
                : Change.builder().add(change).write(asked.grants().put(told)).build();
    }

    private static Actor reporter(Feedback feedback) {
        String name = feedback.reportingMta().orElse(feedback.form());
        return Actor.provider(name.isBlank() ? "unknown" : cut(name, LONGEST_NAME));
    }

    /**
     * The receiver's words, shortened. Of other addresses in them the local part is hidden: this log is not theirs, and is not erased
     * with them.
     */
    private static Optional<String> words(EmailAddress own, Feedback feedback) {
        String all = feedback.diagnostic();
        String said = cut(all, 2 * LONGEST_WORDS);
        if (said.indexOf('@') >= 0) {
            said = ADDRESS.matcher(said)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            EmailAddress.parse(found.group())
                                            .address()
                                            .filter(own::equals)
                                            .isPresent()
                                    ? found.group()
                                    : "…@" + found.group(1)));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(cut(said, LONGEST_WORDS));
    }

    /** The beginning of a text, cut between characters. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** When the message was sent: as its report says, else the end of the day that the proof names. */
    private static Optional<Instant> sentAt(Feedback feedback) {
        return feedback.arrivedAt()
                .filter(FeedbackRules::isOfMail)
                .or(() -> feedback.proof()
                        .sentOn()
                        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** Whether feedback of this kind is told apart from its own repetitions; a plain delivery need not be. */
    public static boolean needsDedupe(FeedbackKind kind) {
        return kind != FeedbackKind.DELIVERED;
    }
}
