package io.github.mailworthy.contact;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides on what holds of an address for every account: spam traps, known spammers, orders of law. Support's and the host's alone. */
public final class PlatformRules {
    private PlatformRules() {}

    /**
     * Blocks an address for every account. No customer's request lifts it.
     *
     * @param row of the address under {@link AccountId#PLATFORM}; that of its hash if it was erased
     * @param hashes those under which it would be found had it been erased, where the address itself is unknown
     * @return the standing that it has everywhere; refused if a customer or a contact asks for it, or without a note
     */
    public static Outcome<Answer<Standing>> block(
            EmailAddress address,
            Kept<Contact> row,
            List<Kept<Contact>> hashes,
            Block.Kind kind,
            String note,
            Actor actor,
            Instant now) {
        Happening what = new Happening.Blocked(new Block(kind, now, actor.name(), note));
        return happens(address, row, hashes, what, note, actor, now);
    }

    /**
     * Lifts everything that holds of the address for every account. What its accounts know of it stays.
     *
     * @param row of the address under {@link AccountId#PLATFORM}; that of its hash if it was erased
     * @return refused if nothing is blocked, if a customer or a contact asks for it, or without a reason
     */
    public static Outcome<Answer<Standing>> lift(
            EmailAddress address, Kept<Contact> row, String reason, Actor actor, Instant now) {
        boolean free = row.value()
                .filter(known -> known.standing().open().stream()
                        .anyMatch(r -> r.status().isRestricted()))
                .isEmpty();
        return free && mayAct(actor)
                ? Outcome.of(Answer.refused(Refusal.Code.NOTHING_TO_LIFT))
                : happens(address, row, List.of(), new Happening.Cleared(reason, true, now), reason, actor, now);
    }

    private static Outcome<Answer<Standing>> happens(
            EmailAddress address,
            Kept<Contact> row,
            List<Kept<Contact>> hashes,
            Happening what,
            String reason,
            Actor actor,
            Instant now) {
        if (!mayAct(actor)) {
            return Outcome.of(Answer.refused(Refusal.Code.ONLY_SUPPORT_CAN));
        }
        if (reason.isBlank()) {
            return Outcome.of(Answer.refused(Refusal.Code.REASON_MISSING));
        }
        ContactDraft draft = new ContactDraft(new ContactKey(AccountId.PLATFORM, address), row, hashes, Aside.NONE)
                .happens(actor, what, Optional.empty(), now);
        return new Outcome<>(Answer.done(draft.standing()), draft.change());
    }

    private static boolean mayAct(Actor actor) {
        return actor.role() == Actor.Role.SUPPORT || actor.role() == Actor.Role.HOST;
    }
}
