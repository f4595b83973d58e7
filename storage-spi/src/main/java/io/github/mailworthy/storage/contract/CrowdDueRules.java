package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Kept;
import io.github.mailworthy.storage.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Claims and purges beside writers of the same rows. */
final class CrowdDueRules {
    private static final int WRITERS = 4;
    private static final int OTHERS = 2;
    private static final int ROUNDS = 40;

    private CrowdDueRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "crowd-claim-put",
                        "claims and puts of the same rows lose nothing of one another",
                        CrowdDueRules::claims),
                new Draft<>(
                        "crowd-purge-put",
                        "a purge removes no row whose due instant was moved on in between",
                        CrowdDueRules::purges));
    }

    private static <T> void claims(Scene<T> scene) throws Exception {
        Map<String, Life<T>> lives = new HashMap<>();
        for (String id : List.of("a", "b")) {
            lives.put(id, new Life<>(scene.put(id, 0, LONG_AGO)));
        }
        AtomicInteger minutes = new AtomicInteger();
        AtomicInteger numbers = new AtomicInteger();
        Crowd.beside(
                WRITERS,
                ROUNDS,
                (thread, round) -> {
                    Kept<T> row = scene.find((round + thread) % 2 == 0 ? "a" : "b");
                    int number = numbers.incrementAndGet();
                    if (scene.apply(scene.logged(row, number, LONG_AGO, Note.of(number))) == Settled.APPLIED) {
                        life(lives, row).put(row.version() + 1, scene.value(number), number);
                    }
                },
                OTHERS,
                (thread, round) -> {
                    Instant now = LONG_AGO.plusSeconds(60L * minutes.incrementAndGet());
                    scene.storage
                            .claimDue(scene.kind, now, Duration.ofSeconds(1), 2)
                            .forEach(row -> life(lives, row).claimed(row));
                });
        for (String id : lives.keySet()) {
            Kept<T> row = scene.find(id);
            life(lives, row).addsUp(row, scene.entries(row.key()));
        }
    }

    private static <T> Life<T> life(Map<String, Life<T>> lives, Kept<T> row) {
        return Objects.requireNonNull(lives.get(row.key().id()));
    }

    /** Each writer moves a row of its own back and on; a purge may take it only while its due instant has passed. */
    private static <T> void purges(Scene<T> scene) throws Exception {
        AtomicInteger purged = new AtomicInteger();
        AtomicInteger missed = new AtomicInteger();
        Crowd.beside(
                WRITERS,
                ROUNDS,
                (thread, round) -> missed.addAndGet(movedOn(scene, "row " + thread, round + 1) ? 0 : 1),
                OTHERS,
                (thread, round) -> purged.addAndGet(scene.storage.purge(scene.kind, LONG_AGO, 3)));
        same(missed.get(), purged.get(), "rows purged, beside those that their writers miss");
    }

    private static <T> boolean movedOn(Scene<T> scene, String id, int number) {
        scene.applied(scene.find(id).put(scene.value(-number), LONG_AGO.minusSeconds(1)));
        Kept<T> row = scene.find(id);
        Instant on = LONG_AGO.plusSeconds(1);
        if (!row.exists() || scene.apply(row.put(scene.value(number), on)) == Settled.STALE) {
            same(Kept.absent(row.key()), scene.find(id), "a row that only its writer and a purge touch");
            return false;
        }
        same(
                new Kept<>(row.key(), Optional.of(scene.value(number)), row.version() + 1, Optional.of(on)),
                scene.find(id),
                "a row whose due instant was moved on, beside a purge");
        return true;
    }
}
