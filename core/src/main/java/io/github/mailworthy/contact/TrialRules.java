package io.github.mailworthy.contact;

import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Decides what the hand-over of a message means to an address that is on trial: from the first one on, 14 days count. */
public final class TrialRules {
    private TrialRules() {}

    /**
     * A message was handed to the mail server.
     *
     * @param row of the contact
     * @return whether that is worth keeping: only the first since the trial began is
     */
    public static Outcome<Boolean> handedOver(ContactKey key, Kept<Contact> row, Actor actor, Instant now) {
        Optional<Trial> trial =
                row.value().flatMap(contact -> contact.facts().mailbox().trial());
        if (trial.filter(t -> t.runs(now) && t.handedOver().isEmpty()).isEmpty()) {
            return Outcome.of(false);
        }
        ContactDraft draft = new ContactDraft(key, row)
                .happens(
                        actor,
                        new Happening.HandedOver(now),
                        Optional.of(trial.get().decision()),
                        now);
        return new Outcome<>(true, draft.change());
    }
}
