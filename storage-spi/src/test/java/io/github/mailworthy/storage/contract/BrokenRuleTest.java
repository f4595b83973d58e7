package io.github.mailworthy.storage.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rule leaves behind and says when a store breaks it. */
class BrokenRuleTest {
    private static RuleBroken broken(String id, Storage store) {
        Rule rule = StorageContract.rules().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return assertThrows(RuleBroken.class, () -> rule.run(store));
    }

    private static void says(String expected, RuleBroken broken) {
        assertTrue(broken.getMessage().contains(expected), broken.getMessage());
    }

    private static Storage answering(Object answer) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> method.getName().equals("apply") ? answer : null);
    }

    @Test
    void a_broken_rule_takes_its_rows_away() {
        Passing claimsNothing = new Passing() {
            @Override
            public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
                return List.of();
            }
        };
        says("a claim of two: expected [d, c], saw []", broken("due-claim/contact", claimsNothing));
        assertEquals(
                List.of(),
                claimsNothing.good.waiting(Contact.KIND, Optional.empty(), 9).items());
    }

    @Test
    void what_was_seen_first_is_said_even_if_tidying_fails() {
        RuleBroken broken = broken("due-claim", new Passing() {
            @Override
            public <T> List<Kept<T>> claimDue(Kind<T> kind, Instant now, Duration lease, int limit) {
                throw new StorageException("no claims", false, null);
            }

            @Override
            public <T> Page<Kept<T>> list(AccountId account, Kind<T> kind, Optional<Cursor> after, int limit) {
                throw new StorageException("no list", false, null);
            }
        });
        says("no claims", broken);
        assertTrue(broken.getCause().getSuppressed()[0].getMessage().contains("no list"));
    }

    @Test
    void a_log_without_lines_is_told_as_that() {
        says("lines in a log that was written to: expected at least one, saw none", broken("row-seen", new Mapped() {
            @Override
            public List<Settled> apply(List<Change> changes) {
                return good.apply(changes.stream()
                        .map(change -> new Change(change.writes(), change.tallies(), List.of(), change.forget()))
                        .toList());
            }
        }));
    }

    @Test
    void no_answer_is_told_as_that() {
        says("find: expected an answer, saw null", broken("row-found", answering(List.of(Settled.APPLIED))));
        says("apply: expected an answer, saw null", broken("list-by-id", answering(null)));
        says("answers of apply: expected 31, saw 0", broken("list-by-id", answering(List.of())));
    }

    @Test
    void whoever_is_never_let_in_is_told_so() {
        says("a put at the version just read is STALE, 1000 times", broken("crowd-one-row", new Passing() {
            @Override
            public List<Settled> apply(List<Change> changes) {
                return Thread.currentThread().getName().equals("storage-contract")
                        ? List.of(Settled.STALE)
                        : good.apply(changes);
            }
        }));
    }

    @Test
    void long_texts_are_cut_to_where_they_differ() {
        String start = "x".repeat(5000);
        String message = Difference.between("the value", start + "a" + start, start + "b" + start);
        assertTrue(message.length() < 2000, message);
        assertTrue(message.contains("xa") && message.contains("xb"), message);
    }
}
