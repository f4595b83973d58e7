package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.storage.Settled;
import java.util.List;
import java.util.Optional;

/** A change is applied whole or not at all. */
final class WholeRules {
    private WholeRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "whole-or-not", "a change whose middle fails leaves nothing behind", WholeRules::nothingBehind),
                new Draft<>(
                        "whole-counter",
                        "a change whose counter would pass its limit leaves nothing behind",
                        WholeRules::counterFails),
                new Draft<>(
                        "require-changed", "a change is stale if a row it requires has changed", WholeRules::required),
                new Draft<>("require-unwritten", "a required row stays as it is", WholeRules::unwritten),
                new Draft<>("require-absent", "a change may require that a row is absent", WholeRules::requiredAbsent),
                new Draft<>(
                        "list-order", "a later change of a list sees what an earlier one wrote", WholeRules::inOrder),
                new Draft<>(
                        "list-stale-middle", "a stale change does not stop the rest of its list", WholeRules::goesOn));
    }

    private static <T> void nothingBehind(Scene<T> scene) {
        Kept<T> first = scene.put("a", 1);
        Kept<T> gone = scene.put("b", 1);
        Kept<T> old = scene.put("m", 1);
        scene.applied(scene.logged(gone, 2, Note.of(1)));
        gone = scene.find("b");
        scene.put("m", 2);
        Change change = Change.builder()
                .write(first.put(scene.value(7)))
                .write(gone.remove())
                .forget(gone.key())
                .write(old.put(scene.value(7)))
                .write(scene.find("new").put(scene.value(7), Scene.LONG_AGO))
                .tally(Tally.unlimited(scene.counter("whole"), 1))
                .log(first.key(), scene.lines, Note.of(7))
                .build();
        same(Settled.STALE, scene.apply(change), "a change with one stale row in its middle");
        same(first, scene.find("a"), "the row before the stale one");
        same(gone, scene.find("b"), "the row to be removed");
        same(1, scene.log(gone.key()).size(), "lines in the log to be forgotten");
        same(Optional.of(scene.value(2)), scene.find("m").value(), "the stale row");
        same(Kept.absent(scene.key("new")), scene.find("new"), "the row after the stale one");
        same(List.of(), scene.waiting(5), "waiting rows");
        same(0L, scene.count(scene.counter("whole")), "the counter");
        same(List.of(), scene.log(first.key()), "the log");
    }

    private static <T> void counterFails(Scene<T> scene) {
        Kept<T> row = scene.put("a", 1);
        Change change = Change.builder()
                .write(row.put(scene.value(2)))
                .log(row.key(), scene.lines, Note.of(2))
                .tally(Tally.unlimited(scene.counter("free"), 1))
                .tally(new Tally(scene.counter("full"), 2, 1))
                .build();
        same(Settled.STALE, scene.apply(change), "a change with a counter that would pass its limit");
        same(row, scene.find("a"), "the row");
        same(List.of(), scene.log(row.key()), "the log");
        same(0L, scene.count(scene.counter("free")), "the other counter");
        same(0L, scene.count(scene.counter("full")), "the counter at its limit");
    }

    private static <T> void required(Scene<T> scene) {
        Kept<T> old = scene.put("required", 1);
        scene.put("required", 2);
        Kept<T> row = scene.find("a");
        scene.stale(row.put(scene.value(1)), old.require());
        same(row, scene.find("a"), "the row of a change that required another");
        scene.applied(row.put(scene.value(1)), scene.find("required").require());
    }

    private static <T> void unwritten(Scene<T> scene) {
        Kept<T> required = scene.put("required", 1, Scene.LONG_AGO);
        scene.applied(scene.find("a").put(scene.value(1)), required.require());
        same(required, scene.find("required"), "the required row");
    }

    private static <T> void requiredAbsent(Scene<T> scene) {
        Kept<T> absent = scene.find("hash");
        scene.applied(scene.find("a").put(scene.value(1)), absent.require());
        same(Kept.absent(absent.key()), scene.find("hash"), "the row required to be absent");
        scene.put("hash", 1);
        scene.stale(scene.find("b").put(scene.value(1)), absent.require());
    }

    private static <T> void inOrder(Scene<T> scene) {
        Kept<T> row = scene.put("x", 1);
        Change second = Change.builder()
                .write(new Kept<>(row.key(), row.value(), row.version() + 1, row.due()).put(scene.value(3)))
                .log(row.key(), scene.lines, Note.of(3))
                .build();
        same(
                List.of(Settled.APPLIED, Settled.APPLIED, Settled.STALE),
                scene.storage.apply(List.of(scene.logged(row, 2, Note.of(2)), second, scene.logged(row, 4))),
                "two puts at the versions they lead to, and one at the version before");
        same(Optional.of(scene.value(3)), scene.find("x").value(), "the value of the second put");
        same(row.version() + 2, scene.find("x").version(), "the version after two puts");
        same(
                List.of(row.version() + 2, row.version() + 1),
                scene.log(row.key()).stream().map(line -> line.version()).toList(),
                "the versions in the log");
    }

    private static <T> void goesOn(Scene<T> scene) {
        Kept<T> old = scene.put("stale", 1);
        scene.put("stale", 2);
        List<Change> changes = List.of(
                Change.builder().write(scene.find("a").put(scene.value(1))).build(),
                Change.builder()
                        .write(scene.find("b").put(scene.value(1)))
                        .write(old.put(scene.value(3)))
                        .build(),
                Change.builder().write(scene.find("c").put(scene.value(1))).build());
        same(
                List.of(Settled.APPLIED, Settled.STALE, Settled.APPLIED),
                scene.storage.apply(changes),
                "a list with a stale change in its middle");
        same(
                List.of("a", "c", "stale"),
                scene.list(scene.mine, 10).stream().map(row -> row.key().id()).toList(),
                "the rows that are there");
    }
}
