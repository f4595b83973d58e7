package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.purged;
import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What has had its time goes. */
final class PurgeRules {
    private PurgeRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("purge-rows", "rows due before an instant go, and no others", PurgeRules::rows),
                new Draft<>("purge-log", "a purged row's log stays until it is forgotten", PurgeRules::logs),
                new Draft<>("purge-counts", "counters of days before a day go, and no others", PurgeRules::counts));
    }

    private static <T> int purge(Scene<T> scene, Instant before, int most) {
        return purged(most, limit -> scene.storage.purge(scene.kind, before, limit));
    }

    private static <T> void rows(Scene<T> scene) {
        for (int i = 0; i < 5; i++) {
            scene.put("old " + i, i, LONG_AGO.minusSeconds(i + 1L));
        }
        scene.put("just before", 1, LONG_AGO.minus(1, ChronoUnit.MICROS));
        scene.put("exact", 1, LONG_AGO);
        scene.put("just after", 1, LONG_AGO.plus(1, ChronoUnit.MICROS));
        scene.put("never", 1);
        same(6, purge(scene, LONG_AGO, 2), "rows removed");
        same(
                List.of("exact", "just after", "never"),
                scene.list(scene.mine, 10).stream().map(row -> row.key().id()).toList(),
                "rows that stay");
        same(1, purge(scene, LONG_AGO.plus(1, ChronoUnit.MICROS), 2), "rows removed a microsecond later");
    }

    private static <T> void logs(Scene<T> scene) {
        Kept<T> absent = scene.find("old");
        scene.applied(scene.logged(absent, 1, LONG_AGO.minusSeconds(1), Note.of("before")));
        same(1, purge(scene, LONG_AGO, 2), "rows removed");
        same(List.of(Note.of("before")), scene.entries(absent.key()), "the log of a row that was purged");
        scene.applied(Change.builder().forget(absent.key()).build());
        same(List.of(), scene.log(absent.key()), "the log forgotten after its row was purged");
    }

    private static <T> void counts(Scene<T> scene) {
        LocalDate day = Scene.FIRST_DAY.plusDays(1);
        List<CounterKey> old = Stream.of("old", "a", "m", "z", "A", "0", "ä", "~", "😀")
                .map(scene::counter)
                .toList();
        List<CounterKey> stay =
                List.of(new CounterKey(scene.mine, day, "exact"), new CounterKey(scene.mine, day.plusDays(1), "0"));
        for (CounterKey key : old) {
            scene.applied(Change.builder().tally(Tally.unlimited(key, 1)).build());
        }
        for (CounterKey key : stay) {
            scene.applied(Change.builder().tally(Tally.unlimited(key, 1)).build());
        }
        int gone = purged(1, limit -> scene.storage.purgeCounts(day, limit));
        yes(gone >= old.size(), "counters removed: expected " + old.size() + " or more, saw " + gone);
        old.forEach(key -> same(0L, scene.count(key), "the counter of the day before, " + key.what()));
        stay.forEach(key -> same(1L, scene.count(key), "the counter of the day or later, " + key));
    }
}
