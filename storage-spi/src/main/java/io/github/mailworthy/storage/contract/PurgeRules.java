package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Tally;
import java.util.List;

/** What has had its time goes. */
final class PurgeRules {
    private PurgeRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("purge-rows", "rows due before an instant go, and no others", PurgeRules::rows),
                new Draft<>("purge-counts", "counters of days before a day go, and no others", PurgeRules::counts));
    }

    private static <T> void rows(Scene<T> scene) {
        for (int i = 0; i < 5; i++) {
            scene.put("old " + i, i, LONG_AGO.minusSeconds(i + 1L));
        }
        scene.put("exact", 1, LONG_AGO);
        scene.put("never", 1);
        int gone = 0;
        int now;
        do {
            now = scene.storage.purge(scene.kind, LONG_AGO, 2);
            yes(now <= 2, "a purge of at most 2 removed " + now);
            gone += now;
        } while (now > 0);
        same(5, gone, "rows removed");
        same(
                List.of("exact", "never"),
                scene.list(scene.mine, 10).stream().map(row -> row.key().id()).toList(),
                "rows that stay");
    }

    private static <T> void counts(Scene<T> scene) {
        CounterKey old = scene.counter("old");
        CounterKey exact = new CounterKey(scene.mine, Scene.FIRST_DAY.plusDays(1), "exact");
        for (CounterKey key : List.of(old, scene.counter("older"), exact)) {
            scene.applied(Change.builder().tally(Tally.unlimited(key, 1)).build());
        }
        int now;
        int gone = 0;
        do {
            now = scene.storage.purgeCounts(exact.day(), 1);
            yes(now <= 1, "a purge of at most 1 removed " + now);
            gone += now;
        } while (now > 0);
        yes(gone >= 2, "counters removed: " + gone);
        same(0L, scene.count(old), "the counter of the day before");
        same(1L, scene.count(exact), "the counter of the day");
        scene.storage.purgeCounts(exact.day().plusDays(1), 1);
    }
}
