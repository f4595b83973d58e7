package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of an account come in order and page by page. */
final class ListRules {
    /** By code point; a database's own collation, and UTF-16, would order these otherwise. */
    static final List<String> IN_ORDER = List.of(
            " ", "!", "-x", "0", "10", "9", "A", "B", "Z", "_", "a", "a b", "a-b", "aB", "ab", "ae", "b", "z", "~", "À",
            "ß", "ä", "é", "İ", "ı", "ё", "あ", "\uFB01", "\uFFFD", "𝔸", "😀");

    private ListRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("list-by-id", "rows come by id in code point order, whatever the page", ListRules::byId),
                new Draft<>(
                        "list-while-changing",
                        "a row that stays comes exactly once while others come and go",
                        ListRules::whileChanging),
                new Draft<>("bad-limit", "a limit below 1 and a foreign cursor are refused", ListRules::refused));
    }

    private static <T> void byId(Scene<T> scene) {
        List<Change> changes = new ArrayList<>();
        for (int i = IN_ORDER.size() - 1; i >= 0; i--) {
            changes.add(Change.builder()
                    .write(Kept.absent(scene.key(IN_ORDER.get(i))).put(scene.value(i)))
                    .build());
        }
        scene.applied(changes);
        for (int limit : new int[] {1, 2, 7, IN_ORDER.size(), 100}) {
            same(
                    IN_ORDER,
                    scene.list(scene.mine, limit).stream()
                            .map(row -> row.key().id())
                            .toList(),
                    "the ids in pages of " + limit);
        }
    }

    private static <T> void whileChanging(Scene<T> scene) {
        for (char id = 'a'; id <= 'i'; id++) {
            scene.put(String.valueOf(id), id);
        }
        List<String> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Kept<T>> page = scene.storage.list(scene.mine, scene.kind, next, 3);
            page.items().forEach(row -> seen.add(row.key().id()));
            if (next.isEmpty()) {
                scene.applied(scene.find("a").remove());
                scene.applied(scene.find("c").remove());
                scene.put("0 comes late", 1);
            }
            next = page.next();
        } while (next.isPresent());
        same(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), seen, "the ids that were there at the start");
    }

    private static <T> void refused(Scene<T> scene) {
        refuses(() -> scene.storage.list(scene.mine, scene.kind, Optional.empty(), 0), "list with limit 0");
        refuses(() -> scene.storage.waiting(scene.kind, Optional.empty(), -1), "waiting with limit -1");
        Cursor foreign = new Cursor("what.is~this~and~that~and~more");
        refuses(
                () -> scene.storage.list(scene.mine, scene.kind, Optional.of(foreign), 1),
                "list after a foreign cursor");
        refuses(() -> scene.storage.waiting(scene.kind, Optional.of(foreign), 1), "waiting after a foreign cursor");
        refuses(
                () -> scene.storage.changed(scene.kind, Optional.empty(), Optional.of(foreign), 1),
                "changed since a foreign cursor");
        refuses(
                () -> scene.storage.log(scene.key("x"), scene.lines, Optional.of(foreign), 1),
                "log before a foreign cursor");
    }

    private static void refuses(Runnable question, String what) {
        try {
            question.run();
        } catch (IllegalArgumentException expected) {
            return;
        }
        throw new AssertionError(what + " is answered");
    }
}
