package io.github.mailworthy.contact;

import io.github.mailworthy.feedback.BounceCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a list from elsewhere: what another system knew of an address.
 *
 * @param reason why it was restricted there; empty if it only lists a contact
 * @param at when that became so; empty if the list does not say: then it counts from the import
 * @param list where the row comes from: a file's name, a system's, 1 to 200 characters
 * @param said the other system's own words, if it has any
 */
public record ImportedRow(Optional<Reason> reason, Optional<Instant> at, String list, Optional<String> said) {
    /**
     * Takes a row.
     *
     * @throws IllegalArgumentException if the list has no name, or one of more than 200 characters: the log must tell whence it came
     */
    public ImportedRow {
        if (list.isBlank() || list.length() > 200) {
            throw new IllegalArgumentException(
                    "an imported row names its list in 1 to 200 characters, not in " + list.length());
        }
    }

    /** The facts with what the row tells. Subscribed tells nothing: an import has no evidence of the contact's own act. */
    Facts told(Reason why, Instant when, Facts before) {
        return switch (why) {
            case ASKED_NOT_TO_BE_CONTACTED -> consent(Consent.DO_NOT_CONTACT, when, before);
            case DECLINED -> consent(Consent.DECLINED_COMMERCIAL, when, before);
            case ON_NO_LIST -> consent(Consent.NONE, when, before);
            case OPTED_IN -> before;
            case CALLED_IT_SPAM -> before.withComplaint(new Complaint(when, "abuse", list));
            case LEGAL_BLOCK -> block(Block.Kind.LEGAL, when, before);
            case SPAM_TRAP -> block(Block.Kind.SPAM_TRAP, when, before);
            case KNOWN_SPAMMER -> block(Block.Kind.KNOWN_SPAMMER, when, before);
            case SUPPORT_BLOCK -> block(Block.Kind.SUPPORT, when, before);
            case NO_SUCH_MAILBOX -> hard(BounceCategory.NO_SUCH_MAILBOX, when, before);
            case NO_SUCH_DOMAIN -> hard(BounceCategory.NO_SUCH_DOMAIN, when, before);
            case MOVED -> hard(BounceCategory.MOVED, when, before);
            case NULL_MX -> hard(BounceCategory.NULL_MX, when, before);
            case MAILBOX_DISABLED, FAILED_AFTER_SAFELIST ->
                again(BounceCategory.MAILBOX_DISABLED, Recurrence.SECOND, when, before);
            case TOO_MANY_SOFT_FAILURES -> again(BounceCategory.UNKNOWN, Recurrence.SOFT, when, before);
            case INVALID_ADDRESS, MAIL_SERVER_PROBLEM, RISKY_ADDRESS -> finding(why, when, before);
            case UNCHECKED_REPLACEMENT ->
                before.with(before.evidence().facts().withReplacement(new Replacement(when, why)));
        };
    }

    private Facts consent(Consent to, Instant when, Facts before) {
        return before.with(before.consents().with(to, new ConsentFact(when, list)));
    }

    private Facts block(Block.Kind kind, Instant when, Facts before) {
        return before.with(new Block(kind, when, list, said.orElse(list)));
    }

    private Facts hard(BounceCategory category, Instant when, Facts before) {
        return before.withFailure(
                new Failure(when, category, Optional.empty(), said),
                BounceCategory.Weight.HARD,
                Optional.of(Instant.EPOCH));
    }

    /** As often as it takes to count, the last time at this instant. */
    private Facts again(BounceCategory category, Recurrence often, Instant when, Facts before) {
        Facts told = before;
        for (int i = 0; i < often.count(); i++) {
            Instant at = when.minus(Duration.ofHours((long) i * often.apart()));
            told = told.withFailure(
                    new Failure(at, category, Optional.empty(), said), category.weight(), Optional.of(Instant.EPOCH));
        }
        return told;
    }

    /** Unless a graver one is known: of verdicts the latest holds, and an import must not loosen. */
    private Facts finding(Reason why, Instant when, Facts before) {
        MailboxFacts known = before.evidence().facts();
        return known.finding().filter(f -> f.reason().compareTo(why) < 0).isPresent()
                ? before
                : before.with(known.withFinding(new Finding(when, why, said.orElse(list))));
    }
}
