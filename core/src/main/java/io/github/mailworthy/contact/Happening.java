package io.github.mailworthy.contact;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.text.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a contact: what the log tells, and what changes the facts.
 *
 * <p>{@link #on} is the only way by which facts change, so the log of a contact, replayed from {@link Facts#NONE}, gives its
 * restricting facts and decisions.
 */
public sealed interface Happening {
    /** The facts after it. */
    Facts on(Facts before);

    /** What the log says of it. */
    default Text text() {
        return LogText.of(this);
    }

    /**
     * The contact was registered.
     *
     * @param source by which way
     */
    record Registered(String source) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /** The address is no contact any more; what is known of it stays. */
    record Removed() implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * A delivery failed.
     *
     * @param failure what is remembered of it
     * @param weight how it counts
     * @param messageSentAt when the message was handed over, if that is known
     * @param claimedAt the time that the report claims, if it lay too far in the future to be believed
     * @param lastDelivery the last delivery known at that time: deliveries have no entries of their own
     */
    record Failed(
            Failure failure,
            BounceCategory.Weight weight,
            Optional<Instant> messageSentAt,
            Optional<Instant> claimedAt,
            Optional<Instant> lastDelivery)
            implements Happening {
        @Override
        public Facts on(Facts before) {
            Facts known = lastDelivery.map(before::withDelivery).orElse(before);
            return known.withFailure(failure, weight, messageSentAt);
        }
    }

    /**
     * A failure that counts against nobody here: unverified, too old, or the sender's or the message's own.
     *
     * @param failure what is remembered of it
     * @param why it does not count
     */
    record FailedWithoutWeight(Failure failure, String why) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * A delivery that changed the status.
     *
     * @param at when
     */
    record Delivered(Instant at) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.withDelivery(at);
        }
    }

    /**
     * The first message since the trial began was handed to the mail server: from now on 14 days count.
     *
     * @param at when
     */
    record HandedOver(Instant at) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.with(before.evidence().facts().withHandOver(at));
        }
    }

    /**
     * A complaint or an unsubscription that counts for nothing: unverified, or too old.
     *
     * @param what it was
     * @param at when, by the world's clock
     * @param why it does not count: the end of the key of a sentence
     */
    record NotedOnly(FeedbackKind what, Instant at, String why) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * The contact called a message spam.
     *
     * @param complaint what is remembered of it
     * @param claimedAt the time that the report claims, if it lay too far in the future to be believed
     */
    record Complained(Complaint complaint, Optional<Instant> claimedAt) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.withComplaint(complaint);
        }
    }

    /**
     * The contact opted in.
     *
     * @param evidence of the contact's own act
     * @param at when it counts from: the time of the act, but never later than when we heard of it, so that no word after it is lost
     */
    record OptedIn(ConsentEvidence evidence, Instant at) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.with(before.consents()
                    .with(
                            Consent.SUBSCRIBED,
                            new ConsentFact(at, evidence.means().name())));
        }
    }

    /**
     * Consent was taken back, wholly or in part.
     *
     * @param to what holds from then on, unless something stricter does
     * @param at when
     * @param source through whom
     * @param claimedAt the time that a report claims, if it lay too far in the future to be believed
     */
    record ConsentTightened(Consent to, Instant at, String source, Optional<Instant> claimedAt) implements Happening {
        /** Told to us directly, or by a report whose time is believed. */
        public ConsentTightened(Consent to, Instant at, String source) {
            this(to, at, source, Optional.empty());
        }

        @Override
        public Facts on(Facts before) {
            return before.with(before.consents().with(to, new ConsentFact(at, source)));
        }
    }

    /**
     * The contact left a list, or joined it again.
     *
     * @param list its id
     * @param choice the word
     */
    record ListChosen(String list, ListChoice choice) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.with(before.lists().with(list, choice));
        }
    }

    /**
     * A check passed, and lifted what its evidence reaches.
     *
     * @param check its id
     * @param mailbox whether it has evidence of the mailbox itself, else of the domain
     * @param softToo whether soft failures were lifted, too
     * @param beginsTrial whether the address is on trial from now on
     * @param at when
     */
    record CheckPassed(String check, boolean mailbox, boolean softToo, boolean beginsTrial, Instant at)
            implements Happening {
        @Override
        public Facts on(Facts before) {
            MailboxFacts left = before.evidence().facts().liftedBy(mailbox, softToo);
            boolean mustStay = left.whole().trial().filter(Trial::hasFailed).isPresent();
            return before.closeEvidence(beginsTrial && !mustStay ? left.withTrial(Trial.begin(check, at)) : left);
        }
    }

    /**
     * A check was completed and found something against the address.
     *
     * @param check its id
     * @param finding what
     */
    record CheckFailed(String check, Finding finding) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.with(before.evidence().facts().withFinding(finding));
        }
    }

    /**
     * A check could not tell, or told nothing new.
     *
     * @param check its id
     * @param said what the verifier said
     * @param completed whether it was completed; if not, it uses up no attempt
     */
    record CheckUndecided(String check, String said, boolean completed) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * A customer asked to mail the contact again.
     *
     * @param request its id
     * @param confirmation for a complaint: that the contact wants it
     */
    record SafelistRequested(String request, Optional<Confirmation> confirmation) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * The request was granted: it covers what was known when it was ruled on, and nothing after.
     *
     * @param request its id, which is the grant's id, too
     * @param reason by the rule or the reviewer
     * @param complaintToo whether the complaint was lifted, too, on the contact's confirmation
     * @param at when
     */
    record SafelistGranted(String request, String reason, boolean complaintToo, Instant at) implements Happening {
        @Override
        public Facts on(Facts before) {
            Facts lifted = before.closeEvidence(MailboxFacts.onTrial(request, at));
            if (complaintToo && before.complaint().facts().isPresent()) {
                lifted = lifted.closeComplaint();
            }
            return lifted.liftBlocks();
        }
    }

    /**
     * The request was declined.
     *
     * @param request its id
     * @param reason by the rule or the reviewer
     */
    record SafelistDeclined(String request, String reason) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * The request was withdrawn because what it was about has changed.
     *
     * @param request its id
     * @param why the key of a sentence
     */
    record SafelistWithdrawn(String request, String why) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * Somebody ordered not to mail the address.
     *
     * @param block the order
     */
    record Blocked(Block block) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.with(block);
        }
    }

    /**
     * Support lifted restrictions: never consent.
     *
     * @param reason given
     * @param complaintToo whether the complaint was lifted, too, on the contact's confirmation
     * @param at when
     */
    record Cleared(String reason, boolean complaintToo, Instant at) implements Happening {
        @Override
        public Facts on(Facts before) {
            Facts lifted = before.closeEvidence(MailboxFacts.NONE).closeBlocks(Blocks.NONE);
            return complaintToo && before.complaint().facts().isPresent() ? lifted.closeComplaint() : lifted;
        }
    }

    /**
     * A list from elsewhere told of the address. It can only tighten.
     *
     * @param row as it was told
     * @param at when it counts from: never later than when we heard of it
     */
    record Imported(ImportedRow row, Instant at) implements Happening {
        @Override
        public Facts on(Facts before) {
            return row.reason().map(reason -> row.told(reason, at, before)).orElse(before);
        }
    }

    /**
     * The person behind the address was erased; the suppression stays, and this is the first entry of a new log.
     *
     * @param request whose wish it was, or which case it belongs to, without naming the person
     */
    record Erased(String request) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }

    /**
     * An address of which only a suppression was kept was added again: what was kept restricts it still.
     *
     * @param kept what was known
     */
    record KnownAgain(Facts kept) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before.merge(kept);
        }
    }

    /**
     * The contact's address became this one.
     *
     * @param from the key of the address before
     * @param version of its row when the contact left it: the log goes on there
     * @param person what was known of the person, and goes along
     * @param replaces set if the address before was restricted by a fact of its mailbox
     */
    record MovedHere(String from, long version, PersonFacts person, Optional<Replacement> replaces)
            implements Happening {
        @Override
        public Facts on(Facts before) {
            Facts joined = person.joinedTo(before);
            return replaces.map(r -> joined.with(joined.evidence().facts().withReplacement(r)))
                    .orElse(joined);
        }
    }

    /**
     * The contact's address became another one; what is known of this mailbox stays here.
     *
     * @param to the key of the address after
     */
    record MovedAway(String to) implements Happening {
        @Override
        public Facts on(Facts before) {
            return before;
        }
    }
}
