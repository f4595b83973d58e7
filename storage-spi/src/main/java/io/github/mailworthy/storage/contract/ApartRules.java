package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts and kinds do not see one another. */
final class ApartRules {
    private ApartRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("apart-accounts", "no question for one account sees another's", ApartRules::accounts),
                new Draft<>("apart-writes", "no write of one account touches another's", ApartRules::writes),
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
        Kind<Note> others = new Kind<>("kind-" + Scene.letters(), Note.class);
        Kept<T> row = scene.put("x", 1, LONG_AGO);
        Kept<Note> other = Kept.absent(others.key(scene.mine, "x"));
        same(other, scene.storage.find(List.of(other.key())).get(other.key()), "find in another kind");
        same(
                List.of(),
                scene.storage.list(scene.mine, others, Optional.empty(), 5).items(),
                "list of another kind");
        same(List.of(), scene.storage.waiting(others, Optional.empty(), 5).items(), "waiting of another kind");
        same(List.of(), scene.storage.claimDue(others, LONG_AGO, Duration.ofMinutes(1), 5), "claims of another kind");
        same(0, scene.storage.purge(others, LONG_AGO.plusSeconds(1), 5), "rows purged of another kind");
        scene.applied(other.put(Note.of(7)));
        same(row, scene.find("x"), "the row when another kind has one of the same id");
        scene.applied(scene.storage.find(List.of(other.key())).get(other.key()).remove());
    }
}
