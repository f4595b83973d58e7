package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written is there, and what is not written is not. */
final class RowRules {
    private RowRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "row-absent", "every row asked for is answered, absent ones with version 0", RowRules::absent),
                new Draft<>(
                        "row-found",
                        "a row is found with the value, version and due of its last write",
                        RowRules::found),
                new Draft<>("row-seen", "every question sees a finished write", RowRules::seen),
                new Draft<>("row-due-goes", "a put without a due instant takes the old one away", RowRules::dueGoes),
                new Draft<>("row-removed", "no question sees a removed row", RowRules::removed),
                new Draft<>(
                        "nothing", "a question for nothing and a change of nothing are answered", RowRules::nothing));
    }

    private static <T> void absent(Scene<T> scene) {
        Kept<T> there = scene.put("there", 1);
        Rows rows =
                scene.storage.find(List.of(scene.key("there"), scene.key("not"), scene.key("there"), scene.key("not")));
        same(there, rows.get(scene.key("there")), "the row that is there");
        same(Kept.absent(scene.key("not")), rows.get(scene.key("not")), "the row that is not");
        same(2, rows.all().size(), "rows answered for two keys, each asked for twice");
        same(0L, scene.count(scene.counter("never counted")), "a counter that was never counted");
    }

    private static <T> void found(Scene<T> scene) {
        for (int number = 1; number <= 3; number++) {
            Kept<T> row = scene.put("x", number, Scene.LONG_AGO.plusSeconds(number));
            same(Optional.of(scene.value(number)), row.value(), "the value");
            same(Optional.of(Scene.LONG_AGO.plusSeconds(number)), row.due(), "the due instant");
        }
    }

    private static <T> void seen(Scene<T> scene) {
        Kept<T> row = scene.find("x");
        for (int number = 1; number <= 20; number++) {
            Note entry = Note.of(number);
            scene.applied(Change.builder()
                    .write(row.put(scene.value(number), Scene.LONG_AGO.plusSeconds(number)))
                    .log(row.key(), scene.lines, entry)
                    .tally(Tally.unlimited(scene.counter("seen"), 1))
                    .build());
            row = scene.find("x");
            same(Optional.of(scene.value(number)), row.value(), "find after a put");
            same(List.of(row), scene.list(scene.mine, 10), "list after a put");
            same(List.of(row), scene.waiting(10), "waiting after a put");
            same(entry, scene.newest(row.key()).entry(), "log after a put");
            same((long) number, scene.count(scene.counter("seen")), "counts after a tally");
            List<Kept<T>> changed = new ArrayList<>();
            scene.changed(Optional.of(scene.mine), Optional.empty(), 10, changed);
            yes(changed.contains(row), "changed after a put: expected " + row + ", saw " + changed);
        }
    }

    private static <T> void dueGoes(Scene<T> scene) {
        scene.put("x", 1, Scene.LONG_AGO);
        Kept<T> row = scene.put("x", 2);
        same(Optional.empty(), row.due(), "due after a put without");
        same(List.of(), scene.waiting(10), "waiting rows after a put without due");
        same(List.of(), scene.storage.claimDue(scene.kind, Scene.LONG_AGO, Duration.ofMinutes(1), 10), "claimed rows");
    }

    private static <T> void removed(Scene<T> scene) {
        Kept<T> row = scene.put("x", 1, Scene.LONG_AGO);
        scene.applied(row.remove());
        same(Kept.absent(row.key()), scene.find("x"), "find after a removal");
        same(List.of(), scene.list(scene.mine, 10), "list after a removal");
        same(List.of(), scene.waiting(10), "waiting after a removal");
        same(List.of(), scene.storage.claimDue(scene.kind, Scene.LONG_AGO, Duration.ofMinutes(1), 10), "claimed rows");
        List<Kept<T>> changed = new ArrayList<>();
        scene.changed(Optional.of(scene.mine), Optional.empty(), 10, changed);
        same(List.of(), changed, "changed after a removal");
    }

    private static <T> void nothing(Scene<T> scene) {
        same(0, scene.storage.find(List.of()).all().size(), "rows found for no key");
        same(0, scene.storage.counts(List.of()).size(), "counters found for no key");
        same(List.of(), scene.storage.apply(List.of()), "answers for no change");
        scene.applied(Change.NOTHING);
    }
}
