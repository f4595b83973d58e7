package io.github.mailworthy.contact;

import io.github.mailworthy.feedback.BounceCategory;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known of an address within an account, each fact kept apart.
 *
 * <p>{@link #merge} is commutative, associative and idempotent: the same feedback in any order, with any duplicates, gives the same
 * facts, and so the same status.
 *
 * @param consents what the person said about commercial mail
 * @param lists what the person said about single lists
 * @param complaint of the person, closed by a grant or support
 * @param blocks by somebody's order, closed by a grant or support
 * @param evidence about the mailbox, closed by a passed check, a grant or support
 * @param lastDelivery to this address, by event time
 */
public record Facts(
        Consents consents,
        ListChoices lists,
        Round<Optional<Complaint>> complaint,
        Round<Blocks> blocks,
        Round<MailboxFacts> evidence,
        Optional<Instant> lastDelivery) {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(
            Consents.UNKNOWN,
            ListChoices.NONE,
            Round.first(Optional.empty()),
            Round.first(Blocks.NONE),
            Round.first(MailboxFacts.NONE),
            Optional.empty());

    /** What both know together. */
    public Facts merge(Facts other) {
        Optional<Instant> delivery = Latest.of(lastDelivery, other.lastDelivery);
        Round<MailboxFacts> merged = evidence.merge(other.evidence, MailboxFacts::merge);
        return new Facts(
                consents.merge(other.consents),
                lists.merge(other.lists),
                complaint.merge(other.complaint, Latest::of),
                blocks.merge(other.blocks, Blocks::merge),
                delivery.isPresent() ? merged.with(forgetBefore(merged.facts(), delivery.get())) : merged,
                delivery);
    }

    Facts with(Consents newConsents) {
        return new Facts(newConsents, lists, complaint, blocks, evidence, lastDelivery);
    }

    Facts with(ListChoices newLists) {
        return new Facts(consents, newLists, complaint, blocks, evidence, lastDelivery);
    }

    Facts withComplaint(Complaint said) {
        return new Facts(
                consents,
                lists,
                complaint.with(Latest.of(complaint.facts(), Optional.of(said))),
                blocks,
                evidence,
                lastDelivery);
    }

    Facts with(Round<Optional<Complaint>> complaints) {
        return new Facts(consents, lists, complaints, blocks, evidence, lastDelivery);
    }

    Facts with(Block block) {
        return new Facts(consents, lists, complaint, blocks.with(blocks.facts().with(block)), evidence, lastDelivery);
    }

    /** In the same round. */
    Facts with(MailboxFacts newEvidence) {
        return new Facts(consents, lists, complaint, blocks, evidence.with(newEvidence), lastDelivery);
    }

    Facts withFailure(Failure failure, BounceCategory.Weight weight, Optional<Instant> messageSentAt) {
        MailboxFacts with = evidence.facts().withFailure(failure, weight, messageSentAt);
        return with(lastDelivery.isPresent() ? forgetBefore(with, lastDelivery.get()) : with);
    }

    Facts withDelivery(Instant at) {
        return new Facts(
                consents,
                lists,
                complaint,
                blocks,
                evidence.with(evidence.facts().withDelivery(at)),
                Latest.of(lastDelivery, Optional.of(at)));
    }

    Facts closeEvidence(MailboxFacts next) {
        return new Facts(consents, lists, complaint, blocks, evidence.close(next), lastDelivery);
    }

    Facts closeComplaint() {
        return new Facts(consents, lists, complaint.close(Optional.empty()), blocks, evidence, lastDelivery);
    }

    Facts closeBlocks(Blocks left) {
        return new Facts(consents, lists, complaint, blocks.close(left), evidence, lastDelivery);
    }

    /** What a grant lifts: every block but one of law. */
    Facts liftBlocks() {
        Blocks left = Blocks.NONE;
        for (Block block : blocks.facts().byKind().values()) {
            if (!Reason.of(block.kind()).grantLifts()) {
                left = left.with(block);
            }
        }
        return left.equals(blocks.facts()) ? this : closeBlocks(left);
    }

    private static MailboxFacts forgetBefore(MailboxFacts evidence, Instant delivery) {
        Hours left = Recurrence.SOFT.prune(evidence.soft().notBefore(delivery));
        return left.equals(evidence.soft())
                ? evidence
                : new MailboxFacts(
                        evidence.hard(),
                        evidence.disabled(),
                        evidence.lastDisabled(),
                        left,
                        evidence.lastSoft(),
                        evidence.finding(),
                        evidence.replacement(),
                        evidence.trial());
    }
}
