package io.github.mailworthy.storage.contract;

import static io.github.mailworthy.storage.contract.Scene.same;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text comes back as it went in. */
final class TextRules {
    private static final List<String> UNUSUAL = List.of(
            "o'brien+\"quoted\"@example.com",
            "back\\slash%_*?;--@example.com",
            "用户@例え.テスト",
            "post@xn--r8jz45g.xn--zckzah",
            "𝔸😀🏳️‍🌈@example.com",
            "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(63) + "." + "e".repeat(63),
            "😀".repeat(Key.LONGEST_ID / 2),
            "x".repeat(Key.LONGEST_ID),
            "tab\tnew line\r\nnext",
            " blanks at both ends ",
            "null",
            "\uFEFFmark and \uFFFF",
            "*");

    /** Databases and collations take some of these for the same. */
    private static final List<String> ALIKE = List.of(
            "a", "A", "a ", " a", "ä", "a\u0308", "Ä", "ae", "ss", "ß", "i", "I", "İ", "ı", "1", "01", "\uFB01", "fi");

    private TextRules() {}

    static <T> List<Draft<T>> all() {
        return List.of(
                new Draft<>("text-unusual", "ids, accounts and counters hold any text", TextRules::unusual),
                new Draft<>("text-alike", "texts that look alike are different", TextRules::alike),
                new Draft<>("text-accounts", "accounts that look alike are different", TextRules::accounts),
                new Draft<>("text-values", "values come back as they went in", TextRules::values));
    }

    private static <T> void unusual(Scene<T> scene) {
        for (String id : UNUSUAL) {
            Kept<T> row = scene.find(id);
            scene.applied(scene.logged(row, 1, Note.of(id)));
            same(1, scene.log(row.key()).size(), "lines in the log of " + id);
            scene.put(id, 2, Scene.LONG_AGO);
            same(Optional.of(scene.value(2)), scene.find(id).value(), "the value at " + id);
            CounterKey counter = scene.counter(id.length() > 300 ? id.substring(0, 300) : id);
            scene.applied(Change.builder().tally(Tally.unlimited(counter, 1)).build());
            same(1L, scene.count(counter), "the counter " + id);
        }
        List<String> listed = new ArrayList<>();
        scene.list(scene.mine, 3).forEach(row -> listed.add(row.key().id()));
        same(UNUSUAL.stream().sorted().toList(), listed.stream().sorted().toList(), "the ids listed");
        List<String> waiting = new ArrayList<>();
        scene.waiting(3).forEach(row -> waiting.add(row.key().id()));
        same(UNUSUAL.stream().sorted().toList(), waiting.stream().sorted().toList(), "the ids waiting");
    }

    private static <T> void alike(Scene<T> scene) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < ALIKE.size(); i++) {
            changes.add(Change.builder()
                    .write(Kept.absent(scene.key(ALIKE.get(i))).put(scene.value(i)))
                    .tally(Tally.unlimited(scene.counter(ALIKE.get(i)), i + 1))
                    .build());
        }
        scene.storage.apply(changes);
        for (int i = 0; i < ALIKE.size(); i++) {
            same(
                    Optional.of(scene.value(i)),
                    scene.find(ALIKE.get(i)).value(),
                    "the value at \"" + ALIKE.get(i) + "\"");
            same((long) i + 1, scene.count(scene.counter(ALIKE.get(i))), "the counter \"" + ALIKE.get(i) + "\"");
        }
    }

    private static <T> void accounts(Scene<T> scene) {
        List<AccountId> accounts = new ArrayList<>();
        String unique = Scene.letters();
        for (String text : List.of("a", "A", "ä", "a\u0308", "ß", "ss", "ı", "i", "😀", "'", "%", "_")) {
            accounts.add(new AccountId(unique + text));
        }
        for (int i = 0; i < accounts.size(); i++) {
            scene.applied(Kept.absent(scene.kind.key(accounts.get(i), "x")).put(scene.value(i)));
        }
        for (int i = 0; i < accounts.size(); i++) {
            Kept<T> row = scene.find(scene.kind.key(accounts.get(i), "x"));
            same(Optional.of(scene.value(i)), row.value(), "the value in account " + accounts.get(i));
            same(List.of(row), scene.list(accounts.get(i), 5), "the rows of account " + accounts.get(i));
        }
        for (AccountId account : accounts) {
            scene.applied(scene.find(scene.kind.key(account, "x")).remove());
        }
    }

    private static <T> void values(Scene<T> scene) {
        Instant at = Instant.parse("2026-10-25T01:30:00.123456Z");
        Key<T> key = scene.key("x");
        for (String text : UNUSUAL) {
            Note entry = new Note(Long.MIN_VALUE, text + "\0\u0001\uD800", Optional.of(at), List.of("", text));
            scene.applied(scene.logged(scene.find(key), 1, entry));
            same(entry, scene.log(key).get(0).entry(), "the line that holds " + text);
        }
    }
}
