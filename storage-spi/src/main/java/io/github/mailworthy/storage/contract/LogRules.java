package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row's log keeps what happened, newest first. */
final class LogRules {
    private LogRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "log-newest-first",
                        "the log comes newest first by version and place, whatever the page",
                        LogRules::newestFirst),
                new Draft<>(
                        "log-while-writing",
                        "a line comes exactly once while new ones are written",
                        LogRules::whileWriting),
                new Draft<>("log-own", "a log holds the lines of its row and kind only", LogRules::own),
                new Draft<>("log-forget", "a forgotten log is gone, and new lines start it anew", LogRules::forget),
                new Draft<>("log-forget-own", "forgetting one log touches no other", LogRules::forgetOwn),
                new Draft<>("log-stays", "the log of a removed row stays until it is forgotten", LogRules::stays));
    }

    private static <T> void newestFirst(Scene<T> scene) {
        List<Logged<Note>> expected = new ArrayList<>();
        Kept<T> row = scene.find("x");
        for (int number = 1; number <= 4; number++) {
            scene.applied(scene.logged(row, number, Note.of(number * 10L), Note.of(number * 10L + 1)));
            row = scene.find("x");
            expected.add(0, new Logged<>(row.version(), 0, Note.of(number * 10L)));
            expected.add(0, new Logged<>(row.version(), 1, Note.of(number * 10L + 1)));
        }
        Kept<T> last = row;
        for (int limit : new int[] {1, 3, 8, 50}) {
            same(
                    expected,
                    scene.<Logged<Note>>through(before -> scene.storage.log(last.key(), scene.lines, before, limit)),
                    "the log in pages of " + limit);
        }
    }

    private static <T> void whileWriting(Scene<T> scene) {
        List<Note> expected = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            scene.applied(scene.logged(scene.find("x"), number, Note.of(number)));
            expected.add(0, Note.of(number));
        }
        List<Note> seen = new ArrayList<>();
        scene.<Logged<Note>>through(before -> {
                    scene.applied(scene.logged(scene.find("x"), 6, Note.of("late")));
                    return scene.storage.log(scene.key("x"), scene.lines, before, 2);
                })
                .forEach(line -> seen.add(line.entry()));
        seen.removeIf(Note.of("late")::equals);
        same(expected, seen, "the lines that were there at the start");
    }

    private static <T> void own(Scene<T> scene) {
        Kind<Note> others = new Kind<>("other-" + Scene.letters(), Note.class);
        Kept<T> x = scene.find("x");
        Kept<T> y = scene.find("y");
        scene.applied(Change.builder()
                .write(x.put(scene.value(1)))
                .write(y.put(scene.value(1)))
                .log(x.key(), scene.lines, Note.of("x"))
                .log(y.key(), scene.lines, Note.of("y"))
                .log(x.key(), others, Note.of("x of another kind"))
                .build());
        same(List.of(Note.of("x")), entries(scene.log(x.key())), "the log of x");
        same(List.of(Note.of("y")), entries(scene.log(y.key())), "the log of y");
        same(0, scene.newest(y.key()).index(), "the place of the first line of y");
        same(
                List.of(Note.of("x of another kind")),
                entries(scene.storage.log(x.key(), others, Optional.empty(), 5).items()),
                "the log of x of another kind");
        same(
                List.of(1),
                scene.storage.log(x.key(), others, Optional.empty(), 5).items().stream()
                        .map(Logged::index)
                        .toList(),
                "the place of the second line of x, which is of another kind");
        same(List.of(), scene.log(scene.key("z")), "the log of a row that never was");
    }

    private static <T> void forget(Scene<T> scene) {
        scene.applied(scene.logged(scene.find("x"), 1, Note.of("old"), Note.of("older")));
        scene.applied(scene.logged(scene.find("y"), 1, Note.of("kept")));
        Kept<T> row = scene.find("x");
        scene.applied(Change.builder()
                .write(row.put(scene.value(2)))
                .forget(row.key())
                .log(row.key(), scene.lines, Note.of("new"))
                .build());
        same(List.of(Note.of("new")), entries(scene.log(row.key())), "the log begun anew");
        scene.applied(Change.builder()
                .write(scene.find("x").remove())
                .forget(row.key())
                .build());
        same(List.of(), scene.log(row.key()), "the log forgotten with its row");
        same(List.of(Note.of("kept")), entries(scene.log(scene.key("y"))), "the log of another row");
    }

    private static <T> void forgetOwn(Scene<T> scene) {
        Key<T> gone = scene.key("x%");
        List<Key<?>> others = List.of(
                scene.key("x"),
                scene.key("x%y"),
                scene.key("xy"),
                scene.key("X%"),
                scene.key("a x%"),
                scene.kind.key(scene.other, gone.id()),
                scene.kind("-more").key(scene.mine, gone.id()));
        scene.applied(scene.logged(scene.find(gone), 1, Note.of("gone")));
        for (int i = 0; i < others.size(); i++) {
            logged(scene, others.get(i), i);
        }
        scene.applied(Change.builder().forget(gone).build());
        same(List.of(), scene.log(gone), "the log forgotten");
        for (int i = 0; i < others.size(); i++) {
            same(List.of(Note.of(i)), scene.entries(others.get(i)), "the log of " + others.get(i));
        }
    }

    @SuppressWarnings("unchecked") // notes are what the rule's own kinds hold
    private static <T, X> void logged(Scene<T> scene, Key<X> key, int number) {
        X value = key.kind().equals(scene.kind) ? (X) scene.value(number) : (X) Note.of(number);
        scene.applied(Change.builder()
                .write(Kept.absent(key).put(value))
                .log(key, scene.lines, Note.of(number))
                .build());
    }

    private static <T> void stays(Scene<T> scene) {
        Kept<T> absent = scene.find("x");
        scene.applied(scene.logged(absent, 1, Note.of("first life")));
        scene.applied(scene.find("x").remove());
        same(List.of(Note.of("first life")), scene.entries(absent.key()), "the log of a removed row");
        scene.applied(scene.logged(absent, 2, Note.of("second life")));
        same(
                List.of(Note.of("second life"), Note.of("first life")),
                scene.entries(absent.key()),
                "the log of a row put anew");
    }

    private static List<Note> entries(List<Logged<Note>> log) {
        return log.stream().map(Logged::entry).toList();
    }
}
