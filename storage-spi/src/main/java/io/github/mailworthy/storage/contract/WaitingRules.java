package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No waiting row is lost or told twice where a page ends. */
final class WaitingRules {
    private WaitingRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "due-waiting-accounts",
                        "rows of several accounts that wait with the same id and due all come, each once",
                        WaitingRules::accounts),
                new Draft<>(
                        "due-waiting-changing",
                        "a row that stays comes exactly once while others are taken and removed",
                        WaitingRules::changing));
    }

    private static <T> void accounts(Scene<T> scene) {
        List<Change> changes = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (AccountId account : List.of(scene.other, scene.mine, scene.account("A"), scene.account("z"))) {
            for (String id : List.of("b", "a")) {
                Key<T> key = scene.kind.key(account, id);
                changes.add(Change.builder()
                        .write(Kept.absent(key).put(scene.value(1), LONG_AGO))
                        .build());
                expected.add(account + " " + id);
            }
        }
        scene.applied(changes);
        for (int limit : new int[] {1, 3, 50}) {
            same(
                    expected.stream().sorted().toList(),
                    scene.waiting(limit).stream()
                            .map(row -> row.key().account() + " " + row.key().id())
                            .sorted()
                            .toList(),
                    "rows of four accounts, each \"a\" and \"b\", in pages of " + limit);
        }
    }

    private static <T> void changing(Scene<T> scene) {
        for (char id = 'a'; id <= 'i'; id++) {
            scene.put(String.valueOf(id), id, LONG_AGO.plusSeconds(id));
        }
        List<String> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Kept<T>> page = scene.storage.waiting(scene.kind, next, 3);
            page.items().stream()
                    .filter(row -> row.key().account().equals(scene.mine))
                    .forEach(row -> seen.add(row.key().id()));
            if (next.isEmpty()) {
                scene.storage.claimDue(scene.kind, LONG_AGO.plusSeconds('a'), Duration.ofDays(99_999), 1);
                scene.applied(scene.find("c").remove());
            }
            next = page.next();
        } while (next.isPresent() && seen.size() < 100);
        // the one that was claimed has another due instant now, and may come again
        List<String> stayed = seen.stream().filter(id -> !id.equals("a")).toList();
        same(List.of("b", "c", "d", "e", "f", "g", "h", "i"), stayed, "the ids that were there at the start");
    }
}
