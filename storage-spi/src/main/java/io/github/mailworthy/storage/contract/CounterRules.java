package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.storage.Settled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counters add up, and never pass their limit. */
final class CounterRules {
    private CounterRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("counter-adds", "counters add up, each by account, day and name", CounterRules::adds),
                new Draft<>("counter-limit", "a counter reaches its limit and does not pass it", CounterRules::limit),
                new Draft<>(
                        "counter-twice",
                        "two additions of one change to one counter count together",
                        CounterRules::twice),
                new Draft<>(
                        "counter-list",
                        "a later change of a list counts on from what an earlier one added",
                        CounterRules::list));
    }

    private static <T> void adds(Scene<T> scene) {
        CounterKey key = scene.counter("adds");
        scene.applied(Change.builder().tally(Tally.unlimited(key, 2)).build());
        scene.applied(
                Change.builder().tally(Tally.unlimited(key, 3_000_000_000L)).build());
        same(3_000_000_002L, scene.count(key), "2 and three billion");
        same(0L, scene.count(new CounterKey(scene.other, key.day(), key.what())), "another account's counter");
        same(0L, scene.count(new CounterKey(scene.mine, key.day().plusDays(1), key.what())), "another day's counter");
        same(0L, scene.count(new CounterKey(scene.mine, key.day(), "ADDS")), "another counter");
    }

    private static <T> void limit(Scene<T> scene) {
        CounterKey key = scene.counter("limit");
        same(Settled.APPLIED, add(scene, key, 4, 5), "4 of 5");
        same(Settled.STALE, add(scene, key, 2, 5), "6 of 5");
        same(Settled.APPLIED, add(scene, key, 1, 5), "5 of 5");
        same(Settled.STALE, add(scene, key, 1, 5), "6 of 5");
        same(Settled.APPLIED, add(scene, key, 1, 6), "6 of 6");
        same(Settled.STALE, add(scene, key, Long.MAX_VALUE, Long.MAX_VALUE), "more than a counter holds");
        same(Settled.STALE, add(scene, scene.counter("none"), 1, 0), "1 of 0");
        same(6L, scene.count(key), "the counter");
    }

    private static <T> void twice(Scene<T> scene) {
        CounterKey key = scene.counter("twice");
        Tally three = new Tally(key, 3, 5);
        same(
                Settled.STALE,
                scene.apply(Change.builder().tally(three).tally(three).build()),
                "3 and 3 of 5");
        same(0L, scene.count(key), "the counter of a stale change");
        Tally two = new Tally(key, 2, 5);
        scene.applied(Change.builder().tally(three).tally(two).build());
        same(5L, scene.count(key), "3 and 2");
        same(
                List.of(Settled.STALE, Settled.APPLIED),
                scene.storage.apply(List.of(
                        Change.builder().tally(two).build(),
                        Change.builder().tally(Tally.unlimited(key, 1)).build())),
                "2 more of 5, and 1 more without a limit");
        same(6L, scene.count(key), "the counter after a list");
    }

    private static <T> void list(Scene<T> scene) {
        for (int limit = 1; limit <= 3; limit++) {
            CounterKey key = scene.counter("list " + limit);
            Change one = Change.builder().tally(new Tally(key, 1, limit)).build();
            List<Settled> expected = new ArrayList<>(Collections.nCopies(limit, Settled.APPLIED));
            expected.addAll(List.of(Settled.STALE, Settled.STALE));
            same(expected, scene.storage.apply(Collections.nCopies(limit + 2, one)), "so many, each 1 of " + limit);
            same((long) limit, scene.count(key), "the counter");
        }
    }

    private static <T> Settled add(Scene<T> scene, CounterKey key, long add, long atMost) {
        return scene.apply(Change.builder().tally(new Tally(key, add, atMost)).build());
    }
}
