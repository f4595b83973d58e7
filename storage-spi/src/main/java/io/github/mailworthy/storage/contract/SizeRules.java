package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.storage.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many and large. */
final class SizeRules {
    private static final int MANY = 10_000;

    private SizeRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "size-list",
                        "ten thousand rows are put by one list, found by one question, and listed",
                        SizeRules::list),
                new Draft<>("size-change", "ten thousand rows and counters go through one change", SizeRules::change),
                new Draft<>("size-value", "a value may be large", SizeRules::value));
    }

    private static <T> void list(Scene<T> scene) {
        List<Change> changes = new ArrayList<>();
        List<Key<T>> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Key<T> key = scene.key("row-" + (i * 7919L % MANY));
            keys.add(key);
            changes.add(
                    Change.builder().write(Kept.absent(key).put(scene.value(i))).build());
        }
        List<Settled> answers = scene.storage.apply(changes);
        same(MANY, answers.size(), "answers");
        same(0L, answers.stream().filter(answer -> answer != Settled.APPLIED).count(), "changes not applied");
        Rows rows = scene.storage.find(keys);
        for (int i = 0; i < MANY; i++) {
            same(
                    Optional.of(scene.value(i)),
                    rows.get(keys.get(i)).value(),
                    "the value at " + keys.get(i).id());
        }
        same(MANY, scene.list(scene.mine, 1000).size(), "rows listed");
    }

    private static <T> void change(Scene<T> scene) {
        Change.Builder change = Change.builder();
        List<CounterKey> counters = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            change.write(Kept.absent(scene.key("row-" + i)).put(scene.value(i)));
            counters.add(scene.counter("count-" + i));
            change.tally(Tally.unlimited(counters.get(i), i + 1));
        }
        scene.applied(change.build());
        Map<CounterKey, Long> counts = scene.storage.counts(counters);
        for (int i = 0; i < MANY; i++) {
            same(i + 1L, counts.getOrDefault(counters.get(i), 0L), "the counter " + i);
        }
        same(MANY, scene.list(scene.mine, 3000).size(), "rows listed");
    }

    private static <T> void value(Scene<T> scene) {
        Note large = Note.of(Sample.LARGE);
        scene.applied(scene.logged(scene.find("x"), 1, large));
        same(large, scene.newest(scene.key("x")).entry(), "a line of several hundred thousand characters");
        T value = scene.largeValue();
        scene.applied(scene.find("x").put(value));
        same(Optional.of(value), scene.find("x").value(), "a row's value of several hundred thousand characters");
    }
}
