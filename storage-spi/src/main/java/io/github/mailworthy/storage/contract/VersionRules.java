package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.storage.Settled;
import java.util.List;
import java.util.Optional;

/** Versions tell whether a row is still as it was read. */
final class VersionRules {
    private VersionRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("version-counts", "a put raises a row's version by exactly one", VersionRules::counts),
                new Draft<>("version-stale-put", "a put of a row that changed since is stale", VersionRules::stalePut),
                new Draft<>("version-stale-new", "a put of a new row where one is, is stale", VersionRules::staleNew),
                new Draft<>(
                        "version-stale-gone",
                        "a put or removal of a row that is gone is stale",
                        VersionRules::staleGone),
                new Draft<>(
                        "version-stale-removal",
                        "a removal of a row that changed since is stale",
                        VersionRules::staleRemoval),
                new Draft<>(
                        "version-never-again",
                        "a version is never used again after a removal, and later ones are higher",
                        VersionRules::neverAgain),
                new Draft<>(
                        "version-never-again-in-list",
                        "nor in one list that removes a row and puts it anew",
                        VersionRules::neverAgainInList));
    }

    private static <T> void counts(Scene<T> scene) {
        Kept<T> row = scene.put("x", 1);
        yes(row.version() > 0, "a row that exists at version " + row.version());
        for (int number = 2; number <= 5; number++) {
            Kept<T> next = scene.put("x", number);
            same(row.version() + 1, next.version(), "the version after a put");
            row = next;
        }
    }

    private static <T> void stalePut(Scene<T> scene) {
        Kept<T> old = scene.put("x", 1);
        Kept<T> present = scene.put("x", 2);
        scene.stale(old.put(scene.value(3)));
        scene.stale(new Kept<>(old.key(), old.value(), present.version() + 1, old.due()).put(scene.value(3)));
        same(present, scene.find("x"), "the row after stale puts");
    }

    private static <T> void staleNew(Scene<T> scene) {
        Kept<T> absent = scene.find("x");
        Kept<T> present = scene.put("x", 1);
        scene.stale(absent.put(scene.value(2)));
        same(present, scene.find("x"), "the row after a put that expected none");
    }

    private static <T> void staleGone(Scene<T> scene) {
        Kept<T> old = scene.put("x", 1);
        scene.applied(old.remove());
        scene.stale(old.put(scene.value(2)));
        scene.stale(old.remove());
        scene.stale(old.require());
        same(Kept.absent(old.key()), scene.find("x"), "the row that is gone");
    }

    private static <T> void staleRemoval(Scene<T> scene) {
        Kept<T> old = scene.put("x", 1);
        Kept<T> present = scene.put("x", 2);
        scene.stale(old.remove());
        same(present, scene.find("x"), "the row after a stale removal");
    }

    private static <T> void neverAgain(Scene<T> scene) {
        long highest = 0;
        for (int life = 1; life <= 5; life++) {
            Kept<T> row = scene.put("x", life);
            yes(row.version() > highest, "a new row at version " + row.version() + " after one at " + highest);
            for (int number = 1; number <= life * 3; number++) {
                row = scene.put("x", number);
            }
            highest = row.version();
            scene.applied(row.remove());
        }
    }

    private static <T> void neverAgainInList(Scene<T> scene) {
        Kept<T> first = scene.put("x", 1);
        Change remove = Change.builder().write(first.remove()).build();
        Change anew = Change.builder()
                .write(Kept.absent(first.key()).put(scene.value(2)))
                .build();
        same(
                List.of(Settled.APPLIED, Settled.APPLIED, Settled.STALE),
                scene.storage.apply(List.of(remove, anew, remove)),
                "removing, putting anew, removing at the old version");
        Kept<T> second = scene.find("x");
        same(Optional.of(scene.value(2)), second.value(), "the value put anew");
        yes(
                second.version() > first.version(),
                "the new row at " + second.version() + ", the old at " + first.version());
    }
}
