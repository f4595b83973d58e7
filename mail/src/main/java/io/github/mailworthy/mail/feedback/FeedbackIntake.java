package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Kept;
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
import io.github.mailworthy.feedback.Seen;
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
import java.util.Optional;
import java.util.Set;

/**
 * Takes what the world says about messages that were sent, and lays it down with the contacts.
 *
 * <p>Idempotent: the same feedback by two channels, or twice, counts once; any order gives the same. Thousands at a time cost a
 * store a few round trips. One bad item never stops the others. Safe for many threads and nodes.
 */
public final class FeedbackIntake {
    private final Works works;
    private final Cases cases;
    private final ContactPolicy policy;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#feedback()}. */
    public FeedbackIntake(Works works, ContactPolicy policy) {
        this.works = works;
        this.cases = new Cases(works);
        this.policy = policy;
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
        Map<Integer, Item> open = new LinkedHashMap<>();
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
                open.put(i, new Item(one, account.get(), addresses));
            }
        }
        int waves = 0;
        while (!open.isEmpty()) {
            if (waves++ > feedback.size() + 32) {
                throw new ContentionException(waves);
            }
            wave(open, taken);
        }
        return List.of(taken);
    }

    private record Item(Feedback feedback, Account account, List<EmailAddress> addresses) {}

    /** Settles the first open piece of each contact; what was stale stays open. */
    private void wave(Map<Integer, Item> open, Taken[] taken) {
        Instant now = works.now();
        Map<Integer, ContactKey> chosen = chooseContacts(open);
        Map<ContactKey, Account> contacts = new LinkedHashMap<>();
        List<Integer> turn = new ArrayList<>();
        Set<ContactKey> inTurn = new HashSet<>();
        Map<Integer, Key<Seen>> seenKeys = new HashMap<>();
        chosen.forEach((i, key) -> {
            if (inTurn.add(key)) {
                Item item = open.get(i);
                turn.add(i);
                contacts.put(key, item.account());
                if (FeedbackRules.needsDedupe(item.feedback().kind())) {
                    Seen.key(key.account(), key.address(), item.feedback()).ifPresent(k -> seenKeys.put(i, k));
                }
            }
        });
        Map<ContactKey, Asked> asked = cases.read(contacts, now);
        Rows seen = works.storage().find(seenKeys.values());
        List<Outcome<Landed>> outcomes = new ArrayList<>();
        for (int i : turn) {
            Optional<Kept<Seen>> row = Optional.ofNullable(seenKeys.get(i)).map(seen::get);
            outcomes.add(FeedbackRules.recordOnce(
                    asked.get(chosen.get(i)), row, open.get(i).feedback(), policy, now));
        }
        List<Settled> settled =
                works.storage().apply(outcomes.stream().map(Outcome::change).toList());
        for (int n = 0; n < turn.size(); n++) {
            int i = turn.get(n);
            if (settled.get(n) == Settled.APPLIED) {
                taken[i] = new Taken(
                        open.remove(i).feedback(),
                        Optional.of(chosen.get(i)),
                        outcomes.get(n).answer());
            }
        }
    }

    /** Of the addresses that a piece may be about, the surest that is known; the surest of all if none is. */
    private Map<Integer, ContactKey> chooseContacts(Map<Integer, Item> open) {
        Set<Key<?>> candidates = new HashSet<>();
        open.forEach((i, item) -> {
            if (item.addresses().size() > 1) {
                item.addresses()
                        .forEach(a ->
                                candidates.add(new ContactKey(item.account().id(), a).row()));
            }
        });
        Rows rows = candidates.isEmpty()
                ? Rows.of(List.of(), List.of())
                : works.storage().find(candidates);
        Map<Integer, ContactKey> chosen = new LinkedHashMap<>();
        open.forEach((i, item) -> {
            List<ContactKey> keys = item.addresses().stream()
                    .map(a -> new ContactKey(item.account().id(), a))
                    .toList();
            ContactKey known = keys.size() == 1
                    ? keys.get(0)
                    : keys.stream()
                            .filter(key -> rows.get(key.row())
                                    .value()
                                    .filter(Contact::isRegistered)
                                    .isPresent())
                            .findFirst()
                            .orElse(keys.get(0));
            chosen.put(i, known);
        });
        return chosen;
    }
}
