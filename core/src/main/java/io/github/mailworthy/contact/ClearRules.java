package io.github.mailworthy.contact;

import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.contact.Refusal.Code;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides on support's bulk clearing: capped, previewed, with a reason, with a second person above {@value #ALONE} rows.
 *
 * <p>It never touches consent nor what holds for every account, and a complaint only with the contact's confirmation. Each row is
 * decided on its own: one that fails does not stop the rest, and doing it all again clears only what is left.
 */
public final class ClearRules {
    /** The most rows of one order. */
    public static final int MOST = 500;

    /** The most rows that one person clears alone. */
    public static final int ALONE = 25;

    private ClearRules() {}

    /** Why an order for so many rows is refused as a whole; empty if it is not. */
    public static Optional<Refusal> mayOrder(ClearOrder order, int rows) {
        if (order.by().role() != Actor.Role.SUPPORT) {
            return Optional.of(Refusal.of(Code.ONLY_SUPPORT_CAN));
        }
        if (order.reason().isBlank()) {
            return Optional.of(Refusal.of(Code.REASON_MISSING));
        }
        if (rows > MOST) {
            return Optional.of(Refusal.of(Code.TOO_MANY_ROWS, String.valueOf(MOST)));
        }
        boolean agreed = order.second()
                .filter(second -> second.role() == Actor.Role.SUPPORT
                        && !second.name().equals(order.by().name()))
                .isPresent();
        return rows > ALONE && !agreed
                ? Optional.of(Refusal.of(Code.SECOND_PERSON_MISSING, String.valueOf(ALONE)))
                : Optional.empty();
    }

    /** What clearing a contact would do to it now. */
    public static ClearRow preview(Asked asked, ClearOrder order, Optional<Confirmation> confirmation, Instant now) {
        Facts cleared = what(asked, order, confirmation, now).on(asked.facts());
        Facts platform = asked.platform().value().map(Contact::facts).orElse(Facts.NONE);
        return new ClearRow(
                asked.key(),
                asked.contact().version(),
                asked.standing(),
                Standing.of(cleared.without(asked.aside()), platform),
                confirmation,
                refusal(asked, confirmation));
    }

    /**
     * Clears one contact.
     *
     * @param previewed the version of the contact's row that was previewed
     * @return the standing after it
     */
    public static Outcome<Answer<Standing>> clear(
            Asked asked, long previewed, ClearOrder order, Optional<Confirmation> confirmation, Instant now) {
        Optional<Refusal> refusal = refusal(asked, confirmation);
        if (refusal.isEmpty() && asked.contact().version() != previewed) {
            refusal = Optional.of(Refusal.of(Code.STALE));
        }
        if (refusal.isPresent()) {
            return Outcome.of(Answer.refused(refusal.get()));
        }
        Happening what = what(asked, order, confirmation, now);
        ContactDraft draft = asked.draft().happens(order.by(), what, Optional.of(order.id()), now);
        Facts platform = asked.platform().value().map(Contact::facts).orElse(Facts.NONE);
        return new Outcome<>(
                Answer.done(Standing.of(draft.counting(), platform)),
                Withdrawal.settled(draft, asked, order.by(), now));
    }

    private static Optional<Refusal> refusal(Asked asked, Optional<Confirmation> confirmation) {
        if (!asked.contact().exists()) {
            return Optional.of(Refusal.of(Code.UNKNOWN_CONTACT));
        }
        Standing own = Standing.of(asked.counting());
        if (own.reasons().stream().noneMatch(ClearRules::isLifted)) {
            boolean consent = own.open().stream().anyMatch(r -> r.status().isRestricted());
            return Optional.of(Refusal.of(consent ? Code.ONLY_THE_CONTACT_CAN : Code.NOTHING_TO_LIFT));
        }
        return asked.facts().complaint().facts().isPresent() && !confirms(asked, confirmation)
                ? Optional.of(Refusal.of(Code.CONFIRMATION_MISSING))
                : Optional.empty();
    }

    private static boolean isLifted(Reason reason) {
        return reason.grantLifts() || reason.lifted() == Reason.Lifted.BY_SUPPORT;
    }

    private static boolean confirms(Asked asked, Optional<Confirmation> confirmation) {
        Complaint complaint = asked.facts().complaint().facts().orElseThrow();
        return confirmation
                .filter(given -> !given.at().isBefore(complaint.at()))
                .isPresent();
    }

    private static Happening what(Asked asked, ClearOrder order, Optional<Confirmation> confirmation, Instant now) {
        boolean complaintToo = asked.facts().complaint().facts().isPresent() && confirms(asked, confirmation);
        String reason = order.second()
                .map(second -> order.reason() + " (agreed by " + second.name() + ")")
                .orElse(order.reason());
        return new Happening.Cleared(reason, complaintToo, now);
    }
}
