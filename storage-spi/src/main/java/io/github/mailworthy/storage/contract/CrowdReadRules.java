package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Kept;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Who reads while others write sees rows as one write left them. */
final class CrowdReadRules {
    private static final int READERS = 3;
    private static final int READS = 40;

    private CrowdReadRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(new Draft<>(
                "crowd-read",
                "value, version and due of a row that is read while it is written are of one write",
                CrowdReadRules::ofOneWrite));
    }

    private static <T> void ofOneWrite(Scene<T> scene) throws Exception {
        long start = scene.put("x", 0, LONG_AGO).version();
        AtomicInteger reading = new AtomicInteger(READERS);
        Crowd.together(READERS + 1, thread -> {
            if (thread == READERS) {
                for (int number = 1; reading.get() > 0; number++) {
                    scene.put("x", number, LONG_AGO.plusSeconds(number));
                }
                return;
            }
            try {
                for (int i = 0; i < READS; i++) {
                    for (Kept<T> row : read(scene, i % 4)) {
                        int number = (int) (row.version() - start);
                        same(
                                new Kept<>(
                                        row.key(),
                                        Optional.of(scene.value(number)),
                                        row.version(),
                                        Optional.of(LONG_AGO.plusSeconds(number))),
                                row,
                                "the row as its write number " + number + " left it");
                    }
                }
            } finally {
                reading.decrementAndGet();
            }
        });
    }

    private static <T> List<Kept<T>> read(Scene<T> scene, int question) {
        return switch (question) {
            case 0 -> scene.list(scene.mine, 5);
            case 1 ->
                scene.storage
                        .changed(scene.kind, Optional.of(scene.mine), Optional.empty(), 5)
                        .items();
            default -> List.of(scene.find("x"));
        };
    }
}
