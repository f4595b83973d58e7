package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Who reads what changed keeps a true picture. */
final class ChangedRules {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 40;

    private ChangedRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("changed-all", "without a cursor every row comes", ChangedRules::everything),
                new Draft<>("changed-since", "since a cursor every row comes that was put after", ChangedRules::since),
                new Draft<>(
                        "changed-while-reading", "what is put while pages are read comes later", ChangedRules::between),
                new Draft<>("changed-crowd", "nothing is lost while several threads write", ChangedRules::crowd));
    }

    private static <T> List<String> ids(List<Kept<T>> rows) {
        return rows.stream().map(row -> row.key().id()).distinct().sorted().toList();
    }

    private static <T> void everything(Scene<T> scene) {
        for (int i = 0; i < 7; i++) {
            scene.put("row " + i, i);
        }
        for (int limit : new int[] {1, 3, 7, 50}) {
            List<Kept<T>> rows = new ArrayList<>();
            scene.changed(Optional.of(scene.mine), Optional.empty(), limit, rows);
            same(ids(scene.list(scene.mine, 50)), ids(rows), "all rows in pages of " + limit);
            List<Kept<T>> everywhere = new ArrayList<>();
            scene.changed(Optional.empty(), Optional.empty(), limit * 50, everywhere);
            yes(everywhere.containsAll(rows), "the rows of all accounts lack some of one account");
        }
    }

    private static <T> void since(Scene<T> scene) {
        scene.put("old", 1);
        scene.put("again", 1);
        for (Optional<AccountId> account : List.of(Optional.of(scene.mine), Optional.<AccountId>empty())) {
            Cursor cursor = scene.changed(account, Optional.empty(), 50, new ArrayList<>());
            List<Kept<T>> nothing = new ArrayList<>();
            cursor = scene.changed(account, Optional.of(cursor), 50, nothing);
            same(List.of(), nothing, "what changed when nothing did");
            Kept<T> again = scene.put("again", 2);
            Kept<T> fresh = scene.put("fresh " + account.isPresent(), 1);
            List<Kept<T>> changed = new ArrayList<>();
            scene.changed(account, Optional.of(cursor), 1, changed);
            yes(changed.contains(again), "a row that was put again does not come with its present value");
            yes(changed.contains(fresh), "a new row does not come");
        }
    }

    private static <T> void between(Scene<T> scene) {
        for (int i = 0; i < 6; i++) {
            scene.put("row " + i, i);
        }
        Optional<Cursor> cursor = scene.storage
                .changed(scene.kind, Optional.of(scene.mine), Optional.empty(), 3)
                .next();
        List<Kept<T>> put = List.of(scene.put("row 0", 10), scene.put("row 5", 15), scene.put("a new one", 20));
        List<Kept<T>> rest = new ArrayList<>();
        scene.changed(Optional.of(scene.mine), cursor, 2, rest);
        yes(rest.containsAll(put), "what was put between two pages does not come");
    }

    private static <T> void crowd(Scene<T> scene) throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        Map<String, Kept<T>> picture = new HashMap<>();
        Crowd.together(WRITERS + 1, thread -> {
            if (thread < WRITERS) {
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        scene.put("row " + thread + " " + round % 7, round);
                    }
                } finally {
                    writing.decrementAndGet();
                }
            } else {
                watch(scene, writing, picture);
            }
        });
        for (Kept<T> row : scene.list(scene.mine, 100)) {
            same(row, picture.getOrDefault(row.key().id(), Kept.absent(row.key())), "a row in the reader's picture");
        }
    }

    /** Reads what changes while others write, and once more when they are done. */
    private static <T> void watch(Scene<T> scene, AtomicInteger writing, Map<String, Kept<T>> picture) {
        Optional<Cursor> cursor = Optional.empty();
        boolean done;
        do {
            done = writing.get() == 0;
            List<Kept<T>> changed = new ArrayList<>();
            cursor = Optional.of(scene.changed(Optional.of(scene.mine), cursor, 3, changed));
            changed.forEach(row -> picture.put(row.key().id(), row));
        } while (!done);
    }
}
