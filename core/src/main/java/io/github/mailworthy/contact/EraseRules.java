package io.github.mailworthy.contact;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.contact.SafelistRequest.State;
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

    private EraseRules() {}

    /**
     * One address to be erased, as it was read.
     *
     * @param asked the address in its account
     * @param hash the row that takes its place: {@link ContactKey#hashRow}
     * @param requests every request made for it
     * @param news what is still to be told of those requests
     */
    public record Erasing(
            Asked asked, Kept<Contact> hash, List<Kept<SafelistRequest>> requests, List<Kept<News>> news) {}

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
        for (Erasing one : all) {
            Optional<Contact> contact =
                    one.asked().contact().value().filter(c -> c.address().isPresent());
            if (contact.isPresent()) {
                erase(one, contact.get(), wish, actor, now, change);
                erased++;
            }
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

    private static void erase(
            Erasing one, Contact contact, String wish, Actor actor, Instant now, Change.Builder change) {
        Contact left = Erasure.withoutPerson(contact);
        Contact merged = one.hash()
                .value()
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
        Kept<Contact> plain = one.asked().contact();
        change.write(plain.remove()).forget(plain.key()).write(one.hash().put(merged));
        Reason shown = merged.standing().reason();
        change.log(
                one.hash().key(),
                LogEntry.KIND,
                new LogEntry(now, actor, new Happening.Erased(wish), shown, shown, Optional.empty()));
        for (Kept<SafelistRequest> row : one.requests()) {
            change.write(row.put(withoutPerson(row.value().orElseThrow(), actor, now)));
        }
        for (Kept<News> row : one.news()) {
            News news = row.value().orElseThrow();
            change.write(row.put(new News(news.request(), NOBODY, news.result(), NOBODY, news.at(), news.told())));
        }
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
        String subject = letter.subject();
        String text = letter.text();
        Optional<String> html = letter.html();
        for (Erasing one : all) {
            Optional<EmailAddress> given = one.asked().contact().value().flatMap(Contact::address);
            if (given.isPresent()) {
                String name = given.get().toString();
                subject = subject.replace(name, NOBODY);
                text = text.replace(name, NOBODY);
                html = html.map(words -> words.replace(name, NOBODY));
            }
        }
        return new Letter(
                letter.to(),
                subject,
                text,
                html,
                letter.messageId(),
                letter.writtenAt(),
                letter.attempts(),
                letter.lastAnswer());
    }
}
