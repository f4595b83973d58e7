package io.github.mailworthy.mail.work;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Grants;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.summary.SummaryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the rules ask for, for many contacts at once: two questions to the store, and more where
 * requests are open, or where an address is unknown and may have been erased.
 */
public final class Cases {
    private final Works works;

    /** Reads with these works. */
    public Cases(Works works) {
        this.works = works;
    }

    /** What is to be decided on one contact. */
    public Asked read(Account account, ContactKey key, Instant now) {
        return Objects.requireNonNull(read(Map.of(key, account), now).get(key));
    }

    /** What is to be decided on each of these contacts. */
    public Map<ContactKey, Asked> read(Map<ContactKey, Account> contacts, Instant now) {
        Set<Key<?>> keys = new HashSet<>(Erased.keys(contacts.keySet()));
        Set<CounterKey> counters = new HashSet<>();
        contacts.forEach((key, account) -> {
            keys.add(SummaryState.key(account.id()));
            keys.add(Grants.key(account.id()));
            keys.add(Bursts.key(account.id()));
            counters.add(Asked.counter(account, Asked.CHECKS, now));
            counters.add(Asked.counter(account, Asked.REQUESTS, now));
            counters.add(Asked.counter(account, Asked.APPROVALS, now));
        });
        Rows rows = works.storage().find(keys);
        Erased erased = Erased.lookUp(works, contacts.keySet(), rows);
        Map<CounterKey, Long> counts = works.storage().counts(counters);
        Rows requests = openRequests(contacts.keySet(), rows);
        Map<ContactKey, Asked> asked = new LinkedHashMap<>();
        contacts.forEach((key, account) -> asked.put(
                key,
                new Asked(
                        key,
                        account,
                        erased.rowOf(key),
                        erased.absent(key),
                        erased.platformRowOf(key),
                        requestKey(key.account(), rows.get(key.row())).map(requests::get),
                        rows.get(SummaryState.key(account.id())),
                        rows.get(Grants.key(account.id())),
                        count(counts, account, Asked.CHECKS, now),
                        count(counts, account, Asked.REQUESTS, now),
                        count(counts, account, Asked.APPROVALS, now),
                        Bursts.in(rows.get(Bursts.key(account.id()))).aside(key.address()))));
        return asked;
    }

    private Rows openRequests(Collection<ContactKey> contacts, Rows rows) {
        List<Key<SafelistRequest>> open = new ArrayList<>();
        for (ContactKey key : contacts) {
            requestKey(key.account(), rows.get(key.row())).ifPresent(open::add);
        }
        return open.isEmpty() ? Rows.of(List.of(), List.of()) : works.storage().find(open);
    }

    private static Optional<Key<SafelistRequest>> requestKey(AccountId account, Kept<Contact> contact) {
        return contact.value().flatMap(Contact::openRequest).map(id -> SafelistRequest.KIND.key(account, id));
    }

    private static long count(Map<CounterKey, Long> counts, Account account, String what, Instant now) {
        Long count = counts.get(Asked.counter(account, what, now));
        return count == null ? 0 : count;
    }
}
