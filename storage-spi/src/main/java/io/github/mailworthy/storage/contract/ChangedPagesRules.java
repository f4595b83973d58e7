package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.LONG_AGO;
import static io.github.mailworthy.storage.contract.Scene.first;
import static io.github.mailworthy.storage.contract.Scene.same;
import static io.github.mailworthy.storage.contract.Scene.yes;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No row of what changed is lost where a page ends. */
final class ChangedPagesRules {
    private static final int[] LIMITS = {1, 3};

    private ChangedPagesRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>(
                        "changed-together",
                        "rows that one list or one change puts all come, wherever a page ends",
                        ChangedPagesRules::together),
                new Draft<>(
                        "changed-between-others",
                        "rows all come that stand between those of other accounts and kinds",
                        ChangedPagesRules::betweenOthers),
                new Draft<>(
                        "changed-claimed",
                        "a put that was not told yet comes, also when its row was claimed since",
                        ChangedPagesRules::claimed));
    }

    private static <T> List<Optional<AccountId>> mineAndAll(Scene<T> scene) {
        return List.of(Optional.of(scene.mine), Optional.empty());
    }

    private static <T> void comes(List<Kept<T>> expected, List<Kept<T>> told, String what) {
        for (Kept<T> row : expected) {
            yes(told.contains(row), what + ": expected " + row + " among those told, saw " + told.size() + " others");
        }
    }

    private static <T> void together(Scene<T> scene) {
        for (int limit : LIMITS) {
            for (Optional<AccountId> account : mineAndAll(scene)) {
                Cursor cursor = scene.changed(account, Optional.empty(), 500, new ArrayList<>());
                scene.applied(threeOfThree(scene));
                List<Kept<T>> told = new ArrayList<>();
                scene.changed(account, Optional.of(cursor), limit, told);
                comes(scene.list(scene.mine, 50), told, "rows put by a list of changes, in pages of " + limit);
            }
            List<Kept<T>> told = new ArrayList<>();
            scene.changed(Optional.of(scene.mine), Optional.empty(), limit, told);
            comes(scene.list(scene.mine, 50), told, "all rows, put by one list, in pages of " + limit);
        }
    }

    /** Three changes that put three rows each. */
    private static <T> List<Change> threeOfThree(Scene<T> scene) {
        List<Change> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Change.Builder change = Change.builder();
            for (int j = 0; j < 3; j++) {
                change.write(scene.find("row " + i + " " + j).put(scene.value(i + j)));
            }
            list.add(change.build());
        }
        return list;
    }

    private static <T> void betweenOthers(Scene<T> scene) {
        Kind<Note> more = scene.kind("-more");
        List<Cursor> cursors = new ArrayList<>();
        for (Optional<AccountId> account : mineAndAll(scene)) {
            cursors.add(scene.changed(account, Optional.empty(), 500, new ArrayList<>()));
        }
        for (int i = 0; i < 9; i++) {
            if (i % 3 == 2) {
                scene.put("row " + i, i);
            } else {
                scene.applied(
                        Kept.absent(scene.kind.key(scene.other, "row " + i)).put(scene.value(i)));
                scene.applied(Kept.absent(more.key(scene.mine, "row " + i)).put(Note.of(i)));
            }
        }
        for (int limit : LIMITS) {
            List<Kept<T>> all = new ArrayList<>();
            scene.changed(Optional.of(scene.mine), Optional.empty(), limit, all);
            comes(scene.list(scene.mine, 50), all, "rows of one account between others, in pages of " + limit);
            for (int i = 0; i < cursors.size(); i++) {
                List<Kept<T>> since = new ArrayList<>();
                scene.changed(mineAndAll(scene).get(i), Optional.of(cursors.get(i)), limit, since);
                comes(scene.list(scene.mine, 50), since, "rows put since, between others, in pages of " + limit);
            }
        }
    }

    private static <T> void claimed(Scene<T> scene) {
        for (Optional<AccountId> account : mineAndAll(scene)) {
            Cursor cursor = scene.changed(account, Optional.empty(), 500, new ArrayList<>());
            scene.put("x", 1, LONG_AGO);
            Kept<T> claimed = first(
                    scene.storage.claimDue(scene.kind, LONG_AGO, Duration.ofMinutes(5), 5),
                    "rows claimed that are due");
            List<Kept<T>> told = new ArrayList<>();
            scene.changed(account, Optional.of(cursor), 5, told);
            same(
                    List.of(claimed),
                    told.stream().filter(claimed::equals).distinct().toList(),
                    "a row put, then claimed");
        }
    }
}
