package io.github.mailworthy.mail.contact;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Happening;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.mail.work.Works;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a contact's log: of its address, then of the address before it up to the change, and so on. */
final class ContactLog {
    private static final int LONGEST_WAY = 50;
    private static final int LINES = 100;

    private final Works works;

    ContactLog(Works works) {
        this.works = works;
    }

    private record Stretch(Key<Contact> about, long upTo) {}

    Page<LogEntry> read(ContactKey contact, Optional<Cursor> before, int limit) {
        List<Stretch> way = way(contact.row());
        int at = before.map(ContactLog::stretch).orElse(0);
        Optional<Cursor> inner = before.flatMap(ContactLog::inner);
        List<LogEntry> entries = new ArrayList<>();
        while (at < way.size()) {
            Stretch stretch = way.get(at);
            Page<Logged<LogEntry>> page =
                    works.storage().log(stretch.about(), LogEntry.KIND, inner, limit - entries.size());
            for (Logged<LogEntry> line : page.items()) {
                if (line.version() <= stretch.upTo()) {
                    entries.add(line.entry());
                }
            }
            inner = page.next();
            if (inner.isEmpty()) {
                at++;
            }
            if (entries.size() >= limit) {
                break;
            }
        }
        return new Page<>(entries, at < way.size() ? Optional.of(cursor(at, inner)) : Optional.empty());
    }

    /** Where a change of address took the contact of this row; empty if somebody holds the address now, or held it since. */
    Optional<EmailAddress> movedTo(Key<Contact> row) {
        Optional<Contact> contact = works.storage().find(List.of(row)).get(row).value();
        if (contact.isEmpty() || contact.get().isRegistered()) {
            return Optional.empty();
        }
        Optional<Cursor> at = Optional.empty();
        do {
            Page<Logged<LogEntry>> page = works.storage().log(row, LogEntry.KIND, at, LINES);
            for (Logged<LogEntry> line : page.items()) {
                Happening what = line.entry().what();
                if (what instanceof Happening.MovedAway moved) {
                    return Optional.of(EmailAddress.of(moved.to()));
                }
                if (what instanceof Happening.Registered || what instanceof Happening.MovedHere) {
                    return Optional.empty();
                }
            }
            at = page.next();
        } while (at.isPresent());
        return Optional.empty();
    }

    /** The addresses that the contact has had, newest first, each once. */
    private List<Stretch> way(Key<Contact> start) {
        List<Stretch> way = new ArrayList<>();
        Set<Key<Contact>> seen = new HashSet<>();
        Key<Contact> about = start;
        long upTo = Long.MAX_VALUE;
        while (seen.add(about) && way.size() < LONGEST_WAY) {
            way.add(new Stretch(about, upTo));
            Kept<Contact> row = works.storage().find(List.of(about)).get(about);
            Optional<Contact.MovedFrom> from = row.value().flatMap(Contact::movedFrom);
            if (from.isEmpty()) {
                break;
            }
            about = Contact.KIND.key(about.account(), from.get().id());
            upTo = from.get().version();
        }
        return way;
    }

    private static Cursor cursor(int stretch, Optional<Cursor> inner) {
        return new Cursor(stretch + "." + inner.map(Cursor::value).orElse(""));
    }

    private static int stretch(Cursor cursor) {
        int dot = cursor.value().indexOf('.');
        try {
            return Integer.parseInt(cursor.value().substring(0, Math.max(dot, 0)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor of this log: " + cursor.value(), e);
        }
    }

    private static Optional<Cursor> inner(Cursor cursor) {
        String rest = cursor.value().substring(cursor.value().indexOf('.') + 1);
        return rest.isEmpty() ? Optional.empty() : Optional.of(new Cursor(rest));
    }
}
