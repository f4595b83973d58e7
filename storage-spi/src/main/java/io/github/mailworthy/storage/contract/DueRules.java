package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.first;
import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.change.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Work that comes due is taken by one, for a while. */
final class DueRules {
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Later than {@link Scene#LONG_AGO}, in order. */
    private static final List<Instant> FAR = List.of(
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2026-03-29T01:30:00.000001Z"),
            Instant.parse("2026-10-25T01:30:00.5Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    private DueRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("due-claim", "a claim takes rows that are due, earliest first", DueRules::claim),
                new Draft<>("due-lease", "a claimed row waits until its lease ends, one version on", DueRules::lease),
                new Draft<>("due-fence", "a worker whose lease ran out cannot write any more", DueRules::fence),
                new Draft<>("due-micros", "a due instant is kept to the microsecond", DueRules::micros),
                new Draft<>(
                        "due-waiting", "waiting rows come earliest due first, whatever the page", DueRules::waiting),
                new Draft<>("due-look", "looking at waiting rows takes none", DueRules::look));
    }

    private static <T> List<Kept<T>> claim(Scene<T> scene, Instant now, int limit) {
        return scene.storage.claimDue(scene.kind, now, LEASE, limit);
    }

    private static <T> List<String> ids(List<Kept<T>> rows) {
        return rows.stream().map(row -> row.key().id()).toList();
    }

    private static <T> void claim(Scene<T> scene) {
        // neither the order of the ids nor that of the puts is that of the due instants
        scene.put("b", 3, LONG_AGO.plusSeconds(3));
        scene.put("d", 1, LONG_AGO.plusSeconds(1));
        scene.put("a", 9, LONG_AGO.plusSeconds(9));
        scene.put("c", 2, LONG_AGO.plusSeconds(2));
        scene.put("e", 0);
        Instant now = LONG_AGO.plusSeconds(8);
        same(List.of("d", "c"), ids(claim(scene, now, 2)), "a claim of two");
        same(List.of("b"), ids(claim(scene, now, 2)), "the next claim");
        same(List.of(), ids(claim(scene, now, 2)), "a claim when none is due");
    }

    private static <T> void lease(Scene<T> scene) {
        Kept<T> before = scene.put("x", 1, LONG_AGO);
        Kept<T> claimed = first(claim(scene, LONG_AGO, 5), "rows claimed that are due");
        same(
                new Kept<>(before.key(), before.value(), before.version() + 1, Optional.of(LONG_AGO.plus(LEASE))),
                claimed,
                "the claimed row");
        same(claimed, scene.find("x"), "the claimed row, found");
        Instant end = LONG_AGO.plus(LEASE);
        same(List.of(), claim(scene, end.minus(1, ChronoUnit.MICROS), 5), "a claim before the lease ends");
        same(List.of("x"), ids(claim(scene, end, 5)), "a claim when the lease ends");
    }

    private static <T> void fence(Scene<T> scene) {
        scene.put("x", 1, LONG_AGO);
        Kept<T> slow = first(claim(scene, LONG_AGO, 5), "rows claimed that are due");
        Kept<T> next = first(claim(scene, LONG_AGO.plus(LEASE), 5), "rows claimed whose lease ended");
        scene.stale(slow.put(scene.value(2)));
        scene.stale(slow.remove());
        scene.applied(next.remove());
    }

    private static <T> void micros(Scene<T> scene) {
        List<Instant> dues = new ArrayList<>(FAR);
        dues.addAll(List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                LONG_AGO,
                LONG_AGO.plus(1, ChronoUnit.MICROS),
                LONG_AGO.truncatedTo(ChronoUnit.SECONDS).plus(999_999, ChronoUnit.MICROS)));
        for (Instant due : dues) {
            same(Optional.of(due), scene.put("x", 1, due).due(), "the due instant");
        }
        scene.put("x", 1, LONG_AGO);
        same(List.of(), claim(scene, LONG_AGO.minus(1, ChronoUnit.MICROS), 5), "a claim a microsecond early");
        same(1, claim(scene, LONG_AGO, 5).size(), "claims at the microsecond");
        Kept<T> finer = scene.put("y", 1, LONG_AGO.plusNanos(999));
        yes(
                finer.due().orElseThrow().equals(LONG_AGO)
                        || finer.due().orElseThrow().equals(LONG_AGO.plusNanos(999)),
                "a due instant with nanoseconds became " + finer.due());
    }

    private static <T> void waiting(Scene<T> scene) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String id = "row " + (i * 7 % 9);
            scene.put(id, i, LONG_AGO.plus(i, ChronoUnit.MICROS));
            expected.add(id);
        }
        for (Instant due : FAR) {
            scene.put("due " + due, 1, due);
            expected.add("due " + due);
        }
        scene.put("without", 0);
        for (int limit : new int[] {1, 4, 9, 50}) {
            same(expected, ids(scene.waiting(limit)), "waiting rows in pages of " + limit);
        }
        for (int i = 0; i < 9; i++) {
            scene.put("same " + i, i, LONG_AGO.minusSeconds(1));
        }
        List<String> ids = ids(scene.waiting(2));
        same(expected.size() + 9, ids.size(), "waiting rows, nine of them due at the same instant");
        same(expected.size() + 9, new HashSet<>(ids).size(), "different ones of them");
        same(expected.get(0), ids.get(9), "the first after those");
    }

    private static <T> void look(Scene<T> scene) {
        Kept<T> row = scene.put("x", 1, LONG_AGO);
        same(List.of(row), scene.waiting(5), "waiting rows");
        same(row, scene.find("x"), "the row after a look");
        same(1, claim(scene, LONG_AGO, 5).size(), "claims after a look");
    }
}
