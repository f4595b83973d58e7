package io.github.mailworthy.contact;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.contact.SafelistRequest.State;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.summary.News;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on the erasure of a person: of all addresses that the contact has had, in one change. What restricts them stays, under a
 * hash that only the host's key can make again.
 */
public final class EraseRules {
    private static final String NOBODY = "erased";
    private static final List<FeedbackKind> REPORTED =
            List.of(FeedbackKind.BOUNCE, FeedbackKind.COMPLAINT, FeedbackKind.UNSUBSCRIBE);

    private EraseRules() {}

    /**
     * One address to be erased, as it was read.
     *
     * @param asked the address in its account
     * @param hash the row that takes its place: {@link ContactKey#hashRow}
     * @param platformHash the same for what holds of it for every account
     * @param platformErased the row that tells that there is such a hash: {@link ContactKey#platformErased}
     * @param requests every request made for it
     * @param news what is still to be told of those requests
     * @param traces the rows of {@link #traces}
     */
    public record Erasing(
            Asked asked,
            Kept<Contact> hash,
            Kept<Contact> platformHash,
            Kept<Contact> platformErased,
            List<Kept<SafelistRequest>> requests,
            List<Kept<News>> news,
            List<Kept<?>> traces) {}

    /** The keys of the addresses that a log names: an address cannot be erased while another's log tells of it. */
    public static Set<String> linked(List<LogEntry> log) {
        Set<String> keys = new LinkedHashSet<>();
        for (LogEntry entry : log) {
            if (entry.what() instanceof Happening.MovedHere moved) {
                keys.add(moved.from());
            }
            if (entry.what() instanceof Happening.MovedAway moved) {
                keys.add(moved.to());
            }
        }
        return keys;
    }

    /**
     * The rows that tell what was taken of an address before there was a key to name it by: an address can be guessed, and their
     * plain hashes tried.
     *
     * @param plain the name that stood for the address then
     */
    public static List<Key<?>> traces(AccountId account, String plain, List<LogEntry> log) {
        Set<Key<?>> keys = new LinkedHashSet<>();
        for (LogEntry entry : log) {
            if (entry.what() instanceof Happening.Imported imported) {
                keys.add(ImportSeen.key(account, plain, imported.row()));
            } else if (entry.cause().isPresent()) {
                for (FeedbackKind kind : REPORTED) {
                    keys.add(Seen.key(account, plain, kind, entry.cause().get()));
                }
            }
        }
        return List.copyOf(keys);
    }

    /**
     * Erases.
     *
     * @param all the address asked for first, then every one linked with it; those of which nothing is kept are passed over
     * @param letters of the account that have not left yet: those that name one of the addresses lose it
     * @param wish whose wish it was or which case it belongs to, without naming the person: for the new log
     * @return how many addresses were erased; refused if nothing is known of any
     */
    public static Outcome<Answer<Integer>> erase(
            List<Erasing> all, List<Kept<Letter>> letters, String wish, Actor actor, Instant now) {
        if (actor.role() != Actor.Role.SUPPORT && actor.role() != Actor.Role.HOST) {
            return Outcome.of(Answer.refused(Refusal.Code.ONLY_SUPPORT_CAN));
        }
        if (wish.isBlank()) {
            return Outcome.of(Answer.refused(Refusal.Code.REASON_MISSING));
        }
        Change.Builder change = Change.builder();
        int erased = 0;
        boolean everywhere = false;
        for (Erasing one : all) {
            Optional<Contact> contact = named(one.asked().contact());
            if (contact.isPresent()) {
                erase(one, contact.get(), wish, actor, now, change);
                everywhere |= named(one.asked().platform()).isPresent();
                erased++;
            }
        }
        if (everywhere && !all.get(0).platformErased().exists()) {
            change.write(all.get(0).platformErased().put(Erasure.NOBODY_EVERYWHERE));
        }
        for (Kept<Letter> row : letters) {
            Letter letter = row.value().orElseThrow();
            Letter without = withoutPerson(letter, all);
            if (!without.equals(letter)) {
                change.write(new Write<>(row.key(), row.version(), Write.What.PUT, Optional.of(without), row.due()));
            }
        }
        return erased == 0
                ? Outcome.of(Answer.refused(Refusal.Code.UNKNOWN_CONTACT))
                : new Outcome<>(Answer.done(erased), change.build());
    }

    private static Optional<Contact> named(Kept<Contact> row) {
        return row.value().filter(contact -> contact.address().isPresent());
    }

    private static void erase(
            Erasing one, Contact contact, String wish, Actor actor, Instant now, Change.Builder change) {
        Happening what = new Happening.Erased(wish);
        moved(one.asked().contact(), contact, one.hash(), what, actor, now, change);
        Kept<Contact> platform = one.asked().platform();
        named(platform).ifPresent(known -> moved(platform, known, one.platformHash(), what, actor, now, change));
        one.traces().stream().filter(Kept::exists).forEach(row -> change.write(row.remove()));
        for (Kept<SafelistRequest> row : one.requests()) {
            change.write(row.put(withoutPerson(row.value().orElseThrow(), actor, now)));
        }
        for (Kept<News> row : one.news()) {
            News news = row.value().orElseThrow();
            change.write(row.put(new News(news.request(), NOBODY, news.result(), NOBODY, news.at(), news.told())));
        }
    }

    /** The hash's row takes the place of the address's. */
    private static void moved(
            Kept<Contact> plain,
            Contact contact,
            Kept<Contact> hash,
            Happening what,
            Actor actor,
            Instant now,
            Change.Builder change) {
        Contact left = Erasure.withoutPerson(contact);
        Contact merged = hash.value()
                .map(before -> new Contact(
                        left.account(),
                        left.address(),
                        left.registeredAt(),
                        left.facts().merge(before.facts()),
                        left.since(),
                        left.checks(),
                        left.openRequest(),
                        Latest.of(left.lastDeclined(), before.lastDeclined()),
                        left.movedFrom()))
                .orElse(left);
        change.write(plain.remove()).forget(plain.key()).write(hash.put(merged));
        Reason shown = merged.standing().reason();
        change.log(hash.key(), LogEntry.KIND, new LogEntry(now, actor, what, shown, shown, Optional.empty()));
    }

    private static SafelistRequest withoutPerson(SafelistRequest request, Actor actor, Instant now) {
        boolean waits = request.state() == State.WAITING;
        return new SafelistRequest(
                request.id(),
                request.account(),
                Optional.empty(),
                request.askedAt(),
                request.askedBy(),
                request.confirmation().map(given -> new Confirmation(NOBODY, NOBODY, given.at())),
                request.asked(),
                request.opinions(),
                request.policy(),
                waits ? State.WITHDRAWN : request.state(),
                waits ? Optional.of(now) : request.ruledAt(),
                waits ? Optional.of(actor) : request.ruledBy(),
                waits ? Optional.of(NOBODY) : request.reason().map(why -> NOBODY));
    }

    private static Letter withoutPerson(Letter letter, List<Erasing> all) {
        Spellings spellings = new Spellings();
        for (Erasing one : all) {
            spellings.add(one.asked().key().address());
            one.asked().contact().value().flatMap(Contact::address).ifPresent(spellings::add);
            one.requests()
                    .forEach(
                            row -> row.value().flatMap(SafelistRequest::address).ifPresent(spellings::add));
        }
        return new Letter(
                letter.to(),
                spellings.replacedIn(letter.subject(), NOBODY),
                spellings.replacedIn(letter.text(), NOBODY),
                letter.html().map(words -> spellings.replacedIn(words, NOBODY)),
                letter.messageId(),
                letter.writtenAt(),
                letter.attempts(),
                letter.lastAnswer());
    }
}
