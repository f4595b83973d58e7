package io.github.mailworthy.contact;

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
    private final Kept<Contact> row;
    private final List<LogEntry> log = new ArrayList<>(2);
    private Contact contact;

    /** A draft of the row as read; of an address of which nothing is known if there was none. */
    public ContactDraft(ContactKey key, Kept<Contact> row) {
        this.row = row;
        this.contact = row.value().orElseGet(() -> Contact.blank(key));
    }

    /** As it stands now. */
    public Contact contact() {
        return contact;
    }

    /** What follows from its facts as they stand now. */
    public Standing standing() {
        return contact.standing();
    }

    /** Something happens. */
    public ContactDraft happens(Actor actor, Happening what, Optional<String> cause, Instant now) {
        Reason before = standing().reason();
        Facts facts = what.on(contact.facts());
        Reason after = Standing.of(facts).reason();
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

    /** Adds the row and its log entries to a change. */
    public Change.Builder addTo(Change.Builder change) {
        change.write(row.put(contact));
        for (LogEntry entry : log) {
            change.log(row.key(), LogEntry.KIND, entry);
        }
        return change;
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
