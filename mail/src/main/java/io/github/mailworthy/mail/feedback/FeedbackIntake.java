package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.breaker.Cell;
import io.github.mailworthy.breaker.Counted;
import io.github.mailworthy.breaker.Counted.Recipient;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.contact.FeedbackRules;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.mail.spi.BurstListener;
import io.github.mailworthy.mail.work.Cases;
import io.github.mailworthy.mail.work.ContentionException;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes what the world says about messages that were sent, and lays it down with the contacts.
 *
 * <p>Idempotent: the same feedback by two channels, or twice, counts once; any order gives the same. Thousands at a time cost a
 * store a few round trips. One bad item never stops the others. Safe for many threads and nodes.
 */
public final class FeedbackIntake {
    private static final int SPARE_WAVES = 32;

    private final Works works;
    private final Cases cases;
    private final ContactPolicy policy;
    private final Breaker breaker;
    private final HealthWatch health;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#feedback()}. */
    public FeedbackIntake(
            Works works, ContactPolicy policy, BreakerPolicy breaking, BurstListener listener, HealthWatch health) {
        this.works = works;
        this.cases = new Cases(works);
        this.policy = policy;
        this.breaker = new Breaker(works, breaking, listener);
        this.health = health;
    }

    /**
     * What became of one piece of feedback.
     *
     * @param feedback as it was taken
     * @param contact on whom it was laid down; empty if it names no address, or no account is known for it
     * @param landed what became of it
     */
    public record Taken(Feedback feedback, Optional<ContactKey> contact, Landed landed) {}

    /**
     * Takes feedback for an account; where its proof names the account, that one is right.
     *
     * @param fallback whose it is if the proof does not say
     * @return one answer per piece, in list order
     */
    public List<Taken> take(AccountId fallback, List<Feedback> feedback) {
        List<Item> open = new ArrayList<>();
        Taken[] taken = new Taken[feedback.size()];
        Map<AccountId, Optional<Account>> accounts = new HashMap<>();
        for (int i = 0; i < taken.length; i++) {
            Feedback one = feedback.get(i);
            AccountId id = one.proof().account().orElse(fallback);
            Optional<Account> account = accounts.computeIfAbsent(id, works.accounts()::find);
            List<EmailAddress> addresses = one.addresses();
            if (account.isEmpty() || addresses.isEmpty()) {
                taken[i] = new Taken(one, Optional.empty(), Landed.IGNORED);
            } else {
                open.add(new Item(i, one, account.get(), addresses));
            }
        }
        List<Item> all = List.copyOf(open);
        Map<Account, Set<Cell>> touched = new HashMap<>();
        Map<Claim, Integer> claims = new HashMap<>();
        for (int wave = 0; !open.isEmpty(); wave++) {
            if (wave > feedback.size() + SPARE_WAVES) {
                throw new ContentionException(wave);
            }
            List<Turn> turns = firstOfEachContact(open, claims, taken);
            open.removeIf(item -> taken[item.index()] != null);
            open.removeAll(settle(turns, taken, touched));
        }
        breaker.judge(touched);
        health.look(all.stream()
                .filter(item -> HealthRules.worsens(taken[item.index()].landed(), item.feedback()))
                .map(Item::account)
                .collect(Collectors.toSet()));
        return List.of(taken);
    }

    private record Item(int index, Feedback feedback, Account account, List<EmailAddress> addresses) {
        List<ContactKey> keys() {
            return addresses.stream().map(a -> new ContactKey(account.id(), a)).toList();
        }
    }

    /**
     * What a report that nothing proves says about one person. It may say so a thousand times, each time of another message: once is
     * noted, so that a stranger's mail can neither fill a log nor take long. A report is told by what all its pieces share.
     */
    private record Claim(String form, Optional<Instant> reportedAt, FeedbackKind kind, ContactKey contact) {
        static Claim of(Feedback feedback, ContactKey contact) {
            return new Claim(feedback.form(), feedback.reportedAt(), feedback.kind(), contact);
        }
    }

    /** One piece in its turn: on which contact it lands, and the rows that may tell its repetition. */
    private record Turn(Item item, Recipient recipient, List<Key<Seen>> seen) {
        ContactKey contact() {
            return recipient.contact();
        }
    }

    /**
     * Several pieces about one contact are settled one after another: each is decided on what the one before it left. What a report
     * only repeats is answered at once.
     */
    private List<Turn> firstOfEachContact(List<Item> open, Map<Claim, Integer> claims, Taken[] taken) {
        Set<Key<?>> candidates = new HashSet<>();
        open.stream()
                .filter(item -> item.addresses().size() > 1)
                .forEach(item -> item.keys().forEach(key -> candidates.add(key.row())));
        Rows known = candidates.isEmpty()
                ? Rows.of(List.of(), List.of())
                : works.storage().find(candidates);
        List<Turn> turns = new ArrayList<>();
        Set<ContactKey> inTurn = new HashSet<>();
        for (Item item : open) {
            ContactKey contact = surest(item, known);
            boolean repeats = !item.feedback().proof().verified()
                    && claims.computeIfAbsent(Claim.of(item.feedback(), contact), first -> item.index())
                            != item.index();
            if (repeats) {
                taken[item.index()] = new Taken(item.feedback(), Optional.of(contact), Landed.KNOWN);
            } else if (inTurn.add(contact)) {
                List<String> names = works.pseudonyms().names(contact);
                List<Key<Seen>> seen = FeedbackRules.needsDedupe(item.feedback().kind())
                        ? Seen.keys(contact.account(), names, item.feedback())
                        : List.of();
                turns.add(new Turn(item, Recipient.of(contact, names.get(0)), seen));
            }
        }
        return turns;
    }

    /** Of the addresses that a piece may be about, the surest that is a contact; the surest of all if none is. */
    private static ContactKey surest(Item item, Rows known) {
        List<ContactKey> keys = item.keys();
        if (keys.size() == 1) {
            return keys.get(0);
        }
        return keys.stream()
                .filter(key -> known.get(key.row())
                        .value()
                        .filter(Contact::isRegistered)
                        .isPresent())
                .findFirst()
                .orElse(keys.get(0));
    }

    /** Answers the items that are settled; what was stale has its turn again. */
    private Set<Item> settle(List<Turn> turns, Taken[] taken, Map<Account, Set<Cell>> touched) {
        Instant now = works.now();
        Map<ContactKey, Account> contacts = new LinkedHashMap<>();
        Set<Key<Seen>> seenKeys = new HashSet<>();
        for (Turn turn : turns) {
            contacts.put(turn.contact(), turn.item().account());
            seenKeys.addAll(turn.seen());
            seenKeys.addAll(Counted.marks(turn.recipient(), turn.item().feedback(), now));
        }
        Map<ContactKey, Asked> asked = cases.read(contacts, now);
        Rows seen = works.storage().find(seenKeys);
        List<Outcome<Landed>> outcomes = new ArrayList<>();
        Set<Key<?>> marked = new HashSet<>();
        for (Turn turn : turns) {
            Asked about = Objects.requireNonNull(asked.get(turn.contact()));
            Feedback feedback = turn.item().feedback();
            Outcome<Landed> outcome = FeedbackRules.recordOnce(
                    about, Seen.gravest(turn.seen().stream().map(seen::get).toList()), feedback, policy, now);
            Counted counted =
                    Counted.of(outcome, about, turn.recipient(), feedback, seen, marked, breaker.policy(), now);
            touched.computeIfAbsent(turn.item().account(), account -> new HashSet<>())
                    .addAll(counted.touched());
            outcomes.add(HealthRules.counting(
                    counted.outcome(), turn.item().account(), turn.recipient().receiver(), feedback, now));
        }
        List<Settled> settled =
                works.apply(outcomes.stream().map(Outcome::change).toList());
        Set<Item> done = new HashSet<>();
        for (int n = 0; n < turns.size(); n++) {
            if (settled.get(n) == Settled.APPLIED) {
                Item item = turns.get(n).item();
                taken[item.index()] = new Taken(
                        item.feedback(),
                        Optional.of(turns.get(n).contact()),
                        outcomes.get(n).answer());
                done.add(item);
            }
        }
        return done;
    }
}
