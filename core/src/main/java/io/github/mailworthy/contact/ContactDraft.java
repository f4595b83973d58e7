package io.github.mailworthy.contact;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A contact while something is being decided on it: what happens is applied to its facts and noted for its log, both at once.
 *
 * <p>Used within one decision. Not safe for several threads.
 */
public final class ContactDraft {
    private final ContactKey key;
    private final Kept<Contact> row;
    private final List<Kept<Contact>> hashes;
    private final Aside aside;
    private final List<LogEntry> log = new ArrayList<>(2);
    private Contact contact;

    /** A draft of the row as read; of an address of which nothing is known if there was none. */
    public ContactDraft(ContactKey key, Kept<Contact> row) {
        this(key, row, List.of(), Aside.NONE);
    }

    /** The same, where hashes were looked up: they must be unchanged when the row is made. */
    ContactDraft(ContactKey key, Kept<Contact> row, List<Kept<Contact>> hashes, Aside aside) {
        this.key = key;
        this.row = row;
        this.hashes = hashes;
        this.aside = aside;
        this.contact = row.value().orElseGet(() -> Contact.blank(key));
    }

    /** As it stands now. */
    public Contact contact() {
        return contact;
    }

    /** What follows from its facts as they stand now, without the failures that are set aside. */
    public Standing standing() {
        return Standing.of(counting());
    }

    /** Its facts as they stand now, without the failures that are set aside. */
    public Facts counting() {
        return contact.facts().without(aside);
    }

    /** Something happens. */
    public ContactDraft happens(Actor actor, Happening what, Optional<String> cause, Instant now) {
        Reason before = standing().reason();
        Facts facts = what.on(contact.facts());
        Reason after = Standing.of(facts.without(aside)).reason();
        Optional<Instant> since = before == after && contact.since().isPresent() ? contact.since() : Optional.of(now);
        contact = new Contact(
                contact.account(),
                contact.address(),
                contact.registeredAt(),
                facts,
                since,
                contact.checks(),
                contact.openRequest(),
                contact.lastDeclined(),
                contact.movedFrom());
        log.add(new LogEntry(now, actor, what, before, after, cause));
        return this;
    }

    /** A delivery that changes no status: kept, not logged. */
    ContactDraft silently(Facts facts) {
        return with(
                contact.registeredAt(),
                facts,
                contact.checks(),
                contact.openRequest(),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    ContactDraft register(Instant at) {
        return with(
                Optional.of(at),
                contact.facts(),
                contact.checks(),
                contact.openRequest(),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    ContactDraft unregister() {
        return with(
                Optional.empty(),
                contact.facts(),
                contact.checks(),
                contact.openRequest(),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    ContactDraft checks(Checks checks) {
        return with(
                contact.registeredAt(),
                contact.facts(),
                checks,
                contact.openRequest(),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    /** A safelist request is open from now on. */
    public ContactDraft opened(String request) {
        return with(
                contact.registeredAt(),
                contact.facts(),
                contact.checks(),
                Optional.of(request),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    /** No safelist request is open any more. */
    public ContactDraft closed() {
        return with(
                contact.registeredAt(),
                contact.facts(),
                contact.checks(),
                Optional.empty(),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    /** A request was declined. */
    public ContactDraft declined(Instant at) {
        return with(
                contact.registeredAt(),
                contact.facts(),
                contact.checks(),
                contact.openRequest(),
                Optional.of(at),
                contact.movedFrom());
    }

    ContactDraft movedFrom(Contact.MovedFrom from) {
        return with(
                contact.registeredAt(),
                contact.facts(),
                contact.checks(),
                contact.openRequest(),
                contact.lastDeclined(),
                Optional.of(from));
    }

    /**
     * Adds the row and its log entries to a change. What lands on the row of a hash leaves no words and no entries; an erased
     * address that is registered again gets a row of its own back.
     */
    public Change.Builder addTo(Change.Builder change) {
        boolean erased = row.value().filter(c -> c.address().isEmpty()).isPresent();
        if (erased && !contact.isRegistered()) {
            return change.write(row.put(Erasure.withoutPerson(contact)));
        }
        Kept<Contact> target = erased ? Kept.absent(key.row()) : row;
        if (erased) {
            change.write(row.remove());
            LogEntry first = log.get(0);
            Facts kept = row.value().orElseThrow().facts();
            Happening again = new Happening.KnownAgain(kept);
            Reason shown = Standing.of(kept).reason();
            change.write(target.put(at(key.address())));
            change.log(
                    target.key(),
                    LogEntry.KIND,
                    new LogEntry(first.at(), first.actor(), again, Reason.ON_NO_LIST, shown, Optional.empty()));
        } else {
            change.write(target.put(contact));
            hashes.forEach(hash -> change.write(hash.require()));
        }
        for (LogEntry entry : log) {
            change.log(target.key(), LogEntry.KIND, entry);
        }
        return change;
    }

    private Contact at(EmailAddress address) {
        return new Contact(
                contact.account(),
                Optional.of(address),
                contact.registeredAt(),
                contact.facts(),
                contact.since(),
                contact.checks(),
                contact.openRequest(),
                contact.lastDeclined(),
                contact.movedFrom());
    }

    /** The change that writes the row and its log entries. */
    public Change change() {
        return addTo(Change.builder()).build();
    }

    private ContactDraft with(
            Optional<Instant> registeredAt,
            Facts facts,
            Checks checks,
            Optional<String> openRequest,
            Optional<Instant> lastDeclined,
            Optional<Contact.MovedFrom> movedFrom) {
        contact = new Contact(
                contact.account(),
                contact.address(),
                registeredAt,
                facts,
                contact.since(),
                checks,
                openRequest,
                lastDeclined,
                movedFrom);
        return this;
    }
}
