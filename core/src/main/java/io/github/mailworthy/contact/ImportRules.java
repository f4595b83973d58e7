package io.github.mailworthy.contact;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides on rows of lists from elsewhere. They can only tighten: whatever a row says, nothing known becomes looser by it; and the
 * same row of the same list counts once, so that importing again undoes no decision made since.
 */
public final class ImportRules {
    private ImportRules() {}

    /** What became of a row. */
    public enum Taken {
        /** The contact is registered, or what the row says is known now. */
        TAKEN,
        /** Nothing new: the same row was taken before, or it says what is known, or what an import cannot say. */
        NOTHING_NEW
    }

    /**
     * Takes a row.
     *
     * @param seen the row that tells whether this one was taken before: {@link ImportSeen#keys}
     * @param asContact whether the address becomes a registered contact; else only what the row says of it is kept
     */
    public static Outcome<Taken> take(
            Asked asked, Kept<ImportSeen> seen, ImportedRow row, boolean asContact, Actor actor, Instant now) {
        ContactDraft draft = asked.draft();
        boolean registers = asContact && !asked.isRegistered();
        if (registers) {
            draft.register(now).happens(actor, new Happening.Registered(row.list()), Optional.empty(), now);
        }
        Instant at = row.at().filter(when -> !when.isAfter(now)).orElse(now);
        Happening what = new Happening.Imported(row, at);
        boolean tells = !seen.exists() && !what.on(asked.facts()).equals(asked.facts());
        if (!registers && !tells) {
            return Outcome.of(Taken.NOTHING_NEW);
        }
        Change.Builder change = Change.builder();
        if (tells) {
            draft.happens(actor, what, Optional.of(row.list()), now);
            change.write(seen.put(new ImportSeen(now)));
        }
        return new Outcome<>(
                Taken.TAKEN,
                change.add(Withdrawal.settled(draft, asked, actor, now)).build());
    }
}
