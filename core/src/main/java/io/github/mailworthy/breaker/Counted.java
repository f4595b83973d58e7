package io.github.mailworthy.breaker;

import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import io.github.mailworthy.breaker.Burst.Cause;
import io.github.mailworthy.breaker.Cell.Measure;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.FeedbackRules;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Seen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a piece of feedback does, with what it adds to the counters of the breaker: in one change, so that nothing is counted twice
 * or lost.
 *
 * @param outcome with the additions
 * @param touched the cells that may have changed; after a crash they are found again when the same feedback comes again
 */
public record Counted(Outcome<Landed> outcome, Set<Cell> touched) {
    private static final Duration MARKS_KEPT = Duration.ofDays(100);

    /** Copies the set. */
    public Counted {
        touched = ImmutableSet.copyOf(touched);
    }

    /**
     * Whom a piece of feedback is about, with what is needed of it more than once.
     *
     * @param contact on whom it is laid down
     * @param name under which rows about the contact are kept, as for {@link Seen#keys}
     * @param receiver {@link BreakerRules#receiver} of the address
     */
    public record Recipient(ContactKey contact, String name, String receiver) {
        /** The contact's, with the receiver of its address. */
        public static Recipient of(ContactKey contact, String name) {
            return new Recipient(contact, name, BreakerRules.receiver(contact.address()));
        }

        private Key<Seen> domain(Instant hour) {
            return mark("failed", hour, receiver);
        }

        private Key<Seen> goneDomain(Instant hour) {
            return mark("gone", hour, receiver);
        }

        private Key<Seen> delivery(Instant hour) {
            return mark("delivered", hour, name);
        }

        private Key<Seen> mark(String what, Instant hour, String whom) {
            return Seen.KIND.key(
                    contact.account(),
                    Hashing.sha256()
                            .hashString("burst\n" + what + "\n" + hour + "\n" + whom, StandardCharsets.UTF_8)
                            .toString());
        }
    }

    /** The rows that tell whether a domain, or a delivery, was counted already in its hour: to be read before {@link #of}. */
    public static List<Key<Seen>> marks(Recipient recipient, Feedback feedback, Instant now) {
        Instant hour = hour(feedback, now);
        if (!feedback.proof().verified()) {
            return List.of();
        }
        if (feedback.kind() == FeedbackKind.DELIVERED) {
            return BreakerRules.isSampled(recipient.contact(), hour) ? List.of(recipient.delivery(hour)) : List.of();
        }
        if (feedback.weight() == BounceCategory.Weight.NONE) {
            return List.of();
        }
        return isGone(feedback)
                ? List.of(recipient.domain(hour), recipient.goneDomain(hour))
                : List.of(recipient.domain(hour));
    }

    /**
     * Adds what is to be counted.
     *
     * @param outcome of the feedback for the contact
     * @param recipient as for {@link #marks}
     * @param marks as read
     * @param carried the marks that other changes of the same list make already; those that this one makes are added
     */
    public static Counted of(
            Outcome<Landed> outcome,
            Asked asked,
            Recipient recipient,
            Feedback feedback,
            Rows marks,
            Set<Key<?>> carried,
            BreakerPolicy policy,
            Instant now) {
        return new Counting(asked, recipient, marks, carried, now).counted(outcome, feedback, policy);
    }

    private static final class Counting {
        private final Asked asked;
        private final Recipient recipient;
        private final Rows marks;
        private final Set<Key<?>> carried;
        private final Instant now;
        private final Set<Cell> touched = new HashSet<>();
        private final Change.Builder change = Change.builder();

        Counting(Asked asked, Recipient recipient, Rows marks, Set<Key<?>> carried, Instant now) {
            this.asked = asked;
            this.recipient = recipient;
            this.marks = marks;
            this.carried = carried;
            this.now = now;
        }

        Counted counted(Outcome<Landed> outcome, Feedback feedback, BreakerPolicy policy) {
            Instant hour = hour(feedback, now);
            boolean verified = feedback.proof().verified();
            if (verified && feedback.weight() != BounceCategory.Weight.NONE) {
                touched.add(here(hour));
                touched.add(everywhere(hour));
                if (isGone(feedback)) {
                    touched.add(gone(hour));
                }
            }
            if (verified && feedback.kind() == FeedbackKind.DELIVERED && BreakerRules.isSampled(asked.key(), hour)) {
                if (mark(recipient.delivery(hour))) {
                    add(here(hour), Measure.DELIVERED);
                    add(everywhere(hour), Measure.DELIVERED);
                    touched.add(gone(hour));
                }
            }
            Optional<Facts> written = written(outcome.change());
            if (written.isPresent()) {
                Facts before = asked.facts();
                Facts after = written.get();
                failed(before, after);
                both(before.recovered(), after.recovered(), before, after, Measure.RECOVERED);
                both(
                        before.failedAgain(policy.again()),
                        after.failedAgain(policy.again()),
                        before,
                        after,
                        Measure.AGAIN);
            }
            Change more = change.build();
            return new Counted(
                    more.isEmpty()
                            ? outcome
                            : new Outcome<>(
                                    outcome.answer(),
                                    Change.builder()
                                            .add(outcome.change())
                                            .add(more)
                                            .build()),
                    touched);
        }

        private void failed(Facts before, Facts after) {
            for (Instant hour : added(before.failedIn(), after.failedIn())) {
                add(here(hour), Measure.FAILED);
                add(everywhere(hour), Measure.CONTACTS);
            }
            for (Instant hour : added(before.hardIn(), after.hardIn())) {
                add(here(hour), Measure.HARD);
            }
            for (Instant hour : added(before.failedIn(), after.failedIn())) {
                if (mark(recipient.domain(hour))) {
                    add(everywhere(hour), Measure.FAILED);
                }
            }
            for (Instant hour : added(before.goneIn(), after.goneIn())) {
                if (mark(recipient.goneDomain(hour))) {
                    add(gone(hour), Measure.FAILED);
                }
            }
        }

        private void both(Set<Instant> was, Set<Instant> is, Facts before, Facts after, Measure measure) {
            for (Instant hour : added(was, is)) {
                add(here(hour), measure);
                add(everywhere(hour), measure);
            }
            for (Instant hour : added(and(was, before.goneIn()), and(is, after.goneIn()))) {
                add(gone(hour), measure);
            }
        }

        private void add(Cell cell, Measure measure) {
            change.tally(Tally.unlimited(cell.counter(asked.account().id(), measure), 1));
            touched.add(cell);
        }

        /** Whether this is the first time. */
        private boolean mark(Key<Seen> key) {
            if (marks.get(key).exists() || !carried.add(key)) {
                return false;
            }
            change.write(marks.get(key).put(new Seen(0, now), now.plus(MARKS_KEPT)));
            return true;
        }

        private Cell here(Instant hour) {
            return new Cell(Cause.RECEIVER, recipient.receiver(), hour);
        }

        private static Cell everywhere(Instant hour) {
            return new Cell(Cause.ACCOUNT, "", hour);
        }

        private static Cell gone(Instant hour) {
            return new Cell(Cause.NO_SUCH_DOMAIN, "", hour);
        }
    }

    private static Instant hour(Feedback feedback, Instant now) {
        return FeedbackRules.happenedAt(feedback, now).truncatedTo(ChronoUnit.HOURS);
    }

    private static boolean isGone(Feedback feedback) {
        return feedback.category().filter(BounceCategory.NO_SUCH_DOMAIN::equals).isPresent();
    }

    private static Set<Instant> added(Set<Instant> before, Set<Instant> after) {
        return after.stream().filter(hour -> !before.contains(hour)).collect(Collectors.toSet());
    }

    private static Set<Instant> and(Set<Instant> some, Set<Instant> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static Optional<Facts> written(Change change) {
        return change.writes().stream()
                .map(Write::value)
                .flatMap(Optional::stream)
                .filter(Contact.class::isInstance)
                .map(contact -> ((Contact) contact).facts())
                .findFirst();
    }
}
