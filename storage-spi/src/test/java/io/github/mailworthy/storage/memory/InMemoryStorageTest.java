package io.github.mailworthy.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {
    record Note(String text) {}

    private static final Kind<Note> NOTE = new Kind<>("note", Note.class);
    private static final Kind<Note> LINE = new Kind<>("line", Note.class);
    private static final AccountId A = new AccountId("a");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Storage store = new InMemoryStorage();

    private Kept<Note> row(String id) {
        Key<Note> key = NOTE.key(A, id);
        return store.find(List.of(key)).get(key);
    }

    private Settled put(Kept<Note> row, String text) {
        return store.apply(List.of(Change.builder()
                        .write(row.put(new Note(text), NOW))
                        .log(row.key(), LINE, new Note("put " + text))
                        .build()))
                .get(0);
    }

    @Test
    void a_row_is_put_found_claimed_listed_logged_told_as_changed_and_purged() {
        assertEquals(Settled.APPLIED, put(row("x"), "one"));
        Kept<Note> one = row("x");
        assertEquals(Settled.APPLIED, put(one, "two"));
        assertEquals(Settled.STALE, put(one, "three"));
        assertEquals(one.version() + 1, row("x").version());
        assertEquals(new Note("two"), row("x").value().orElseThrow());
        assertEquals(2, store.log(one.key(), LINE, Optional.empty(), 9).items().size());

        Kept<Note> claimed = store.claimDue(NOTE, NOW, Duration.ofMinutes(1), 5).get(0);
        assertEquals(Optional.of(NOW.plusSeconds(60)), claimed.due());
        assertEquals(claimed, row("x"));
        assertTrue(store.claimDue(NOTE, NOW, Duration.ofMinutes(1), 5).isEmpty());

        Optional<Cursor> since =
                store.changed(NOTE, Optional.of(A), Optional.empty(), 5).next();
        assertTrue(store.changed(NOTE, Optional.of(A), since, 5).items().isEmpty());
        assertEquals(List.of(claimed), store.list(A, NOTE, Optional.empty(), 5).items());
        assertEquals(1, store.purge(NOTE, NOW.plusSeconds(61), 5));
        assertEquals(0, store.purge(NOTE, NOW.plusSeconds(61), 5));
    }
}
