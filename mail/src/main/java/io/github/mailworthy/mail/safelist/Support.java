package io.github.mailworthy.mail.safelist;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.ClearOrder;
import io.github.mailworthy.contact.ClearRow;
import io.github.mailworthy.contact.ClearRules;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.EraseRules;
import io.github.mailworthy.contact.EraseRules.Erasing;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.mail.work.Cases;
import io.github.mailworthy.mail.work.ContentionException;
import io.github.mailworthy.mail.work.Named;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.summary.News;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What only support does: clearing many contacts, and erasing one person. */
final class Support {
    private static final Logger LOG = LoggerFactory.getLogger(Support.class);
    private static final int PAGE = 500;

    private final Works works;
    private final Cases cases;

    Support(Works works, Cases cases) {
        this.works = works;
        this.cases = cases;
    }

    Answer<List<Answer<ClearRow>>> preview(ClearOrder order, List<Clearing> rows) {
        return ClearRules.mayOrder(order, rows.size())
                .<Answer<List<Answer<ClearRow>>>>map(Answer::refused)
                .orElseGet(() -> {
                    Instant now = works.now();
                    return Answer.done(rows.stream()
                            .map(row -> Named.with(
                                    works,
                                    row.account(),
                                    row.address(),
                                    named -> Answer.done(ClearRules.preview(
                                            cases.read(named.account(), named.key(), now),
                                            order,
                                            row.confirmation(),
                                            now))))
                            .toList());
                });
    }

    Answer<List<Cleared>> clear(ClearOrder order, List<ClearRow> previewed) {
        return ClearRules.mayOrder(order, previewed.size())
                .<Answer<List<Cleared>>>map(Answer::refused)
                .orElseGet(() -> Answer.done(
                        previewed.stream().map(row -> clear(order, row)).toList()));
    }

    private Cleared clear(ClearOrder order, ClearRow row) {
        try {
            Answer<Standing> answer = Named.with(
                    works,
                    row.key().account(),
                    row.key().address().toString(),
                    named -> works.decide(() -> {
                        Instant now = works.now();
                        Asked asked = cases.read(named.account(), named.key(), now);
                        return ClearRules.clear(asked, row.version(), order, row.confirmation(), now);
                    }));
            return new Cleared(row, Optional.of(answer), Optional.empty());
        } catch (StorageException | ContentionException e) {
            LOG.warn(
                    "{} was not cleared; the other rows of the order go on",
                    row.key().address().masked(),
                    e);
            return new Cleared(row, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    Answer<Integer> erase(AccountId account, String address, String wish, Actor actor) {
        return Named.with(
                works,
                account,
                address,
                named -> works.decide(() -> {
                    Instant now = works.now();
                    return erase(named.account(), named.key(), wish, actor, now);
                }));
    }

    private Outcome<Answer<Integer>> erase(Account account, ContactKey contact, String wish, Actor actor, Instant now) {
        List<Kept<SafelistRequest>> requests = all(account.id(), SafelistRequest.KIND);
        List<Kept<News>> news = all(account.id(), News.KIND);
        List<Kept<Letter>> letters = all(account.id(), Letter.KIND);
        List<Erasing> all = new ArrayList<>();
        for (Map.Entry<ContactKey, List<LogEntry>> linked : linked(contact).entrySet()) {
            ContactKey one = linked.getKey();
            Key<Contact> hash = works.pseudonyms().newest(one);
            Key<Contact> platformHash = works.pseudonyms().newestEverywhere(one);
            List<Key<?>> traces = EraseRules.traces(account.id(), Pseudonyms.plain(one), linked.getValue());
            List<Kept<SafelistRequest>> its = requests.stream()
                    .filter(row -> row.value()
                            .flatMap(SafelistRequest::address)
                            .filter(one.address()::equals)
                            .isPresent())
                    .toList();
            Set<String> ids = new LinkedHashSet<>();
            its.forEach(row -> ids.add(row.key().id()));
            Rows rows = works.storage().find(List.of(hash, platformHash, ContactKey.platformErased()));
            all.add(new Erasing(
                    cases.read(account, one, now),
                    rows.get(hash),
                    rows.get(platformHash),
                    rows.get(ContactKey.platformErased()),
                    its,
                    news.stream()
                            .filter(row ->
                                    ids.contains(row.value().orElseThrow().request()))
                            .toList(),
                    List.copyOf(works.storage().find(traces).all())));
        }
        return EraseRules.erase(all, letters, wish, actor, now);
    }

    /** All addresses that logs name together with this one, itself first, and their logs. */
    private Map<ContactKey, List<LogEntry>> linked(ContactKey contact) {
        Map<ContactKey, List<LogEntry>> found = new LinkedHashMap<>();
        Deque<ContactKey> open = new ArrayDeque<>(List.of(contact));
        while (!open.isEmpty()) {
            ContactKey next = open.remove();
            if (!found.containsKey(next)) {
                List<LogEntry> log = log(next);
                found.put(next, log);
                EraseRules.linked(log)
                        .forEach(key -> open.add(new ContactKey(contact.account(), EmailAddress.of(key))));
            }
        }
        return found;
    }

    private List<LogEntry> log(ContactKey contact) {
        List<LogEntry> entries = new ArrayList<>();
        Optional<Cursor> before = Optional.empty();
        do {
            Page<Logged<LogEntry>> page = works.storage().log(contact.row(), LogEntry.KIND, before, PAGE);
            page.items().forEach(line -> entries.add(line.entry()));
            before = page.next();
        } while (before.isPresent());
        return entries;
    }

    private <T> List<Kept<T>> all(AccountId account, Kind<T> kind) {
        List<Kept<T>> rows = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Kept<T>> page = works.storage().list(account, kind, after, PAGE);
            rows.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return rows;
    }
}
