package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts and kinds do not see one another. */
final class ApartRules {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private ApartRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("apart-accounts", "no question for one account sees another's", ApartRules::accounts),
                new Draft<>("apart-writes", "no write of one account touches another's", ApartRules::writes),
                new Draft<>(
                        "apart-joined",
                        "an account and an id are two things, whatever characters stand in them",
                        ApartRules::joined),
                new Draft<>("apart-kinds", "no question for one kind sees another's", ApartRules::kinds));
    }

    private static <T> void accounts(Scene<T> scene) {
        Kept<T> theirs = Kept.absent(scene.kind.key(scene.other, "x"));
        scene.applied(Change.builder()
                .write(theirs.put(scene.value(1)))
                .log(theirs.key(), scene.lines, Note.of("theirs"))
                .tally(Tally.unlimited(scene.counter("x"), 1))
                .build());
        same(Kept.absent(scene.key("x")), scene.find("x"), "find in one account for a row of another");
        same(List.of(), scene.list(scene.mine, 10), "list of one account when another has rows");
        same(List.of(), scene.log(scene.key("x")), "log of one account for a row of another");
        List<Kept<T>> changed = new ArrayList<>();
        scene.changed(Optional.of(scene.mine), Optional.empty(), 10, changed);
        same(List.of(), changed, "changed in one account when another has rows");
        same(1, scene.list(scene.other, 10).size(), "rows of the account that has them");
    }

    private static <T> void writes(Scene<T> scene) {
        Kept<T> theirs = Kept.absent(scene.kind.key(scene.other, "x"));
        scene.applied(Change.builder()
                .write(theirs.put(scene.value(1)))
                .log(theirs.key(), scene.lines, Note.of("theirs"))
                .build());
        theirs = scene.find(theirs.key());
        Kept<T> mine = scene.put("x", 2);
        scene.applied(Change.builder().write(mine.remove()).forget(mine.key()).build());
        same(theirs, scene.find(theirs.key()), "another account's row of the same id");
        same(1, scene.log(theirs.key()).size(), "lines in another account's log");
    }

    private static <T> void kinds(Scene<T> scene) {
        // a kind whose name begins with the other's, so that nobody compares beginnings
        Kind<Note> others = scene.kind("-more");
        Key<Note> theirs = others.key(scene.mine, "x");
        Kept<T> row = scene.put("x", 1, LONG_AGO);
        same(Kept.absent(theirs), scene.storage.find(List.of(theirs)).get(theirs), "find in another kind");
        seen(scene, others, List.of());
        same(List.of(), scene.storage.claimDue(others, LONG_AGO, LEASE, 5), "claims of another kind");
        same(0, scene.storage.purge(others, LONG_AGO.plusSeconds(1), 5), "rows purged of another kind");
        scene.applied(Kept.absent(theirs).put(Note.of(7), LONG_AGO));
        Kept<Note> other = scene.storage.find(List.of(theirs)).get(theirs);
        same(row, scene.find("x"), "the row when another kind has one of the same id");
        seen(scene, scene.kind, List.of(row));
        seen(scene, others, List.of(other));
        same(0, scene.storage.purge(scene.kind, LONG_AGO, 5), "rows purged before they are due");
        same(
                List.of(row.key()),
                scene.storage.claimDue(scene.kind, LONG_AGO, LEASE, 5).stream()
                        .map(Kept::key)
                        .toList(),
                "claims of one kind when another has rows due");
        same(other, scene.storage.find(List.of(theirs)).get(theirs), "the other kind's row after a claim");
        same(1, scene.storage.purge(scene.kind, LONG_AGO.plus(LEASE).plusSeconds(1), 5), "rows purged");
        same(other, scene.storage.find(List.of(theirs)).get(theirs), "the other kind's row after a purge");
    }

    private static <T, X> void seen(Scene<T> scene, Kind<X> kind, List<Kept<X>> expected) {
        same(
                expected,
                scene.storage.list(scene.mine, kind, Optional.empty(), 5).items(),
                "list of one kind when another has rows");
        same(
                expected,
                scene.<Kept<X>>through(after -> scene.storage.waiting(kind, after, 500)).stream()
                        .filter(row -> row.key().account().equals(scene.mine))
                        .toList(),
                "waiting of one kind when another has rows");
        same(
                expected,
                scene.storage
                        .changed(kind, Optional.of(scene.mine), Optional.empty(), 5)
                        .items(),
                "changed of one kind when another has rows");
    }

    private static <T> void joined(Scene<T> scene) {
        List<Key<T>> keys = new ArrayList<>();
        List<CounterKey> counters = new ArrayList<>();
        List<String> between = List.of("", "/", ":", "|", "-", ".", "_", ",", ";", "#", "~", "@", "+", "=", "%", "$");
        for (int i = 0; i < between.size(); i++) {
            String and = between.get(i);
            AccountId two = scene.account(and + "y" + i);
            for (Key<T> key :
                    List.of(scene.key("y" + i + and + "z"), scene.kind.key(two, "z"), scene.key(and + "y" + i + "z"))) {
                if (!keys.contains(key)) {
                    keys.add(key);
                    counters.add(new CounterKey(key.account(), Scene.FIRST_DAY, key.id()));
                }
            }
        }
        scene.apart(keys, counters);
    }
}
