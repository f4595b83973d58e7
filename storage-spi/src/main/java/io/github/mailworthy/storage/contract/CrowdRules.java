package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.storage.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All of it holds when many write at once. */
final class CrowdRules {
    private static final int THREADS = 8;
    private static final int HOPELESS = 1000;

    private CrowdRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("crowd-one-row", "eight threads that write one row lose no write", CrowdRules::oneRow),
                new Draft<>("crowd-new-row", "of eight threads that put a new row one wins", CrowdRules::newRow),
                new Draft<>(
                        "crowd-whole",
                        "changes of two rows beside changes of one of them are whole or STALE",
                        CrowdRules::whole),
                new Draft<>(
                        "crowd-require",
                        "of two changes that each require what the other writes one wins",
                        CrowdRules::skew),
                new Draft<>(
                        "crowd-opposite",
                        "lists in opposite orders from several threads all finish",
                        CrowdRules::opposite),
                new Draft<>("crowd-limit", "eight threads fill a counter exactly to its limit", CrowdRules::limit),
                new Draft<>("crowd-claim", "eight threads that claim never get the same row", CrowdRules::claim));
    }

    private static <T> void oneRow(Scene<T> scene) throws Exception {
        Kept<T> first = scene.put("x", 1);
        Set<Long> readBefore = ConcurrentHashMap.newKeySet();
        AtomicInteger wins = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        Crowd.together(THREADS, thread -> {
            for (int own = 0; own < 5; ) {
                Kept<T> read = scene.find("x");
                if (scene.apply(scene.logged(read, thread, Note.of(thread))) == Settled.APPLIED) {
                    own++;
                    wins.incrementAndGet();
                    readBefore.add(read.version());
                } else {
                    yes(
                            stale.incrementAndGet() < HOPELESS,
                            "a put at the version just read is STALE, " + HOPELESS + " times beside " + wins
                                    + " that were applied: each of those stands against seven others at most");
                }
            }
        });
        same(wins.get(), readBefore.size(), "versions that 40 puts were based on");
        same(first.version() + wins.get(), scene.find("x").version(), "the version after 40 puts");
        same(wins.get(), scene.log(first.key()).size(), "lines in the log after 40 puts");
    }

    private static <T> void newRow(Scene<T> scene) throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = "row " + round;
            Kept<T> absent = scene.find(id);
            AtomicInteger wins = new AtomicInteger();
            Crowd.together(THREADS, thread -> {
                if (scene.apply(scene.logged(absent, thread, Note.of(thread))) == Settled.APPLIED) {
                    wins.incrementAndGet();
                }
            });
            same(1, wins.get(), "threads that put the same new row");
            same(1, scene.log(absent.key()).size(), "lines in its log");
        }
    }

    private static <T> void whole(Scene<T> scene) throws Exception {
        long a = scene.put("a", 0).version();
        long b = scene.put("b", 0).version();
        AtomicInteger both = new AtomicInteger();
        AtomicInteger alone = new AtomicInteger();
        Crowd.together(THREADS, thread -> {
            for (int round = 0; round < 15; round++) {
                Change second = scene.logged(scene.find("b"), round, Note.of(round));
                if (thread % 2 == 0) {
                    Change first = scene.logged(scene.find("a"), round, Note.of(round));
                    Change change = Change.builder().add(first).add(second).build();
                    both.addAndGet(scene.apply(change) == Settled.APPLIED ? 1 : 0);
                } else {
                    alone.addAndGet(scene.apply(second) == Settled.APPLIED ? 1 : 0);
                }
            }
        });
        same(a + both.get(), scene.find("a").version(), "the version of a after changes of both that were applied");
        same(b + both.get() + alone.get(), scene.find("b").version(), "the version of b after all that were applied");
        same(both.get(), scene.log(scene.key("a")).size(), "lines in the log of a");
        same(both.get() + alone.get(), scene.log(scene.key("b")).size(), "lines in the log of b");
    }

    private static <T> void skew(Scene<T> scene) throws Exception {
        for (int round = 0; round < 15; round++) {
            Kept<T> a = scene.put("a " + round, 1);
            Kept<T> b = scene.put("b " + round, 1);
            Kept<T> absent = scene.find("c " + round);
            AtomicInteger wins = new AtomicInteger();
            Crowd.together(3, thread -> {
                Settled settled = thread == 0
                        ? scene.apply(a.put(scene.value(2)), b.require())
                        : thread == 1
                                ? scene.apply(b.put(scene.value(2)), a.require())
                                : scene.apply(absent.put(scene.value(2)), a.require(), b.require());
                if (settled == Settled.APPLIED) {
                    wins.addAndGet(thread == 2 ? 0 : 1);
                }
            });
            same(1, wins.get(), "winners of two changes that exclude one another");
        }
    }

    private static <T> void opposite(Scene<T> scene) throws Exception {
        int rows = 60;
        AtomicInteger applied = new AtomicInteger();
        Crowd.together(4, thread -> {
            for (int round = 0; round < 4; round++) {
                List<Kept<T>> all = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    all.add(scene.find("row " + (i < rows / 2 ? "" : round + " ") + i));
                }
                if (thread % 2 == 1) {
                    Collections.reverse(all);
                }
                List<Change> changes = new ArrayList<>();
                for (Kept<T> row : all) {
                    changes.add(Change.builder()
                            .write(row.put(scene.value(thread)))
                            .tally(Tally.unlimited(scene.counter(row.key().id()), 1))
                            .build());
                }
                for (Settled settled : scene.storage.apply(changes)) {
                    applied.addAndGet(settled == Settled.APPLIED ? 1 : 0);
                }
            }
        });
        long counted = 0;
        for (Kept<T> row : scene.list(scene.mine, 100)) {
            counted += scene.count(scene.counter(row.key().id()));
        }
        same((long) applied.get(), counted, "the sum of the counters, one for each change applied");
    }

    private static <T> void limit(Scene<T> scene) throws Exception {
        AtomicInteger applied = new AtomicInteger();
        Crowd.together(THREADS, thread -> {
            for (int i = 0; i < 8; i++) {
                Change change = Change.builder()
                        .tally(new Tally(scene.counter("quota"), 1, 25))
                        .write(scene.find(thread + " " + i).put(scene.value(i)))
                        .build();
                if (scene.apply(change) == Settled.APPLIED) {
                    applied.incrementAndGet();
                }
            }
        });
        same(25, applied.get(), "changes applied under a limit of 25");
        same(25L, scene.count(scene.counter("quota")), "the counter");
        same(25, scene.list(scene.mine, 100).size(), "rows put");
    }

    private static <T> void claim(Scene<T> scene) throws Exception {
        List<Change> changes = new ArrayList<>();
        int rows = 120;
        for (int i = 0; i < rows; i++) {
            changes.add(Change.builder()
                    .write(Kept.absent(scene.key("row " + i)).put(scene.value(i), LONG_AGO.plusSeconds(i % 3)))
                    .build());
        }
        scene.applied(changes);
        Set<String> claimed = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        Crowd.together(THREADS, thread -> {
            for (int empty = 0; empty < 10; ) {
                List<Kept<T>> taken = claim(scene, claimed, twice);
                empty = taken.isEmpty() ? empty + 1 : 0;
            }
        });
        // alone: a claim may answer fewer only while others are claiming too
        for (List<Kept<T>> taken = claim(scene, claimed, twice); !taken.isEmpty(); ) {
            taken = claim(scene, claimed, twice);
        }
        same(rows, claimed.size(), "rows claimed");
        Set<Optional<Instant>> dues = new HashSet<>();
        scene.waiting(200).forEach(row -> dues.add(row.due()));
        same(1, dues.size(), "due instants after all were claimed at one instant");
    }

    private static <T> List<Kept<T>> claim(Scene<T> scene, Set<String> claimed, AtomicInteger twice) {
        List<Kept<T>> taken = scene.storage.claimDue(scene.kind, LONG_AGO.plusSeconds(9), Duration.ofHours(1), 7);
        taken.forEach(row -> twice.addAndGet(claimed.add(row.key().id()) ? 0 : 1));
        same(0, twice.get(), "rows that two threads claimed");
        return taken;
    }
}
