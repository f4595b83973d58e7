package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.mailworthy.feedback.BounceCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
    private static final Duration AN_HOUR = Duration.ofHours(1);

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
                delivery.isPresent() ? merged.with(merged.facts().forgetSoftBefore(delivery.get())) : merged,
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

    /** All that is known of the mailbox in this round, as it counts: soft failures before the last delivery are forgotten. */
    public MailboxFacts mailbox() {
        MailboxFacts whole = evidence.facts().whole();
        return lastDelivery.map(whole::forgetSoftBefore).orElse(whole);
    }

    /** The latest UTC hours with failures. */
    public Set<Instant> failedIn() {
        return evidence.facts().recent().keySet();
    }

    /** Those of them with failures that counted at once. */
    public Set<Instant> hardIn() {
        return Maps.filterValues(
                        evidence.facts().recent(), failed -> !failed.hard().isEmpty())
                .keySet();
    }

    /** Those of them in which there was no such domain. */
    public Set<Instant> goneIn() {
        return Maps.filterValues(evidence.facts().recent(), Setback::isNoSuchDomain)
                .keySet();
    }

    /** The hours with failures after which something was delivered. */
    public Set<Instant> recovered() {
        return failedIn().stream()
                .filter(hour -> lastDelivery
                        .filter(last -> !last.isBefore(hour.plus(AN_HOUR)))
                        .isPresent())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The hours with failures that came again at least so much later. */
    public Set<Instant> failedAgain(Duration later) {
        Set<Instant> hours = failedIn();
        return hours.stream()
                .filter(hour -> hours.stream().anyMatch(other -> !other.isBefore(hour.plus(later))))
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Without the failures that are set aside: to be read, never to be kept. */
    public Facts without(Aside aside) {
        return aside.spans().isEmpty() ? this : with(evidence.facts().without(aside));
    }

    Facts withFailure(Failure failure, BounceCategory.Weight weight, Optional<Instant> messageSentAt) {
        MailboxFacts with = evidence.facts().withFailure(failure, weight, messageSentAt);
        return with(lastDelivery.map(with::forgetSoftBefore).orElse(with));
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
}
