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
                new Draft<>(
                        "text-long",
                        "the longest texts are different if only their last characters are",
                        TextRules::longest),
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
        scene.apart(
                ALIKE.stream().map(scene::key).toList(),
                ALIKE.stream().map(scene::counter).toList());
    }

    private static <T> void accounts(Scene<T> scene) {
        List<AccountId> accounts = new ArrayList<>();
        for (String text : List.of("a", "A", "ä", "a\u0308", "ß", "ss", "ı", "i", "😀", "'", "%", "_")) {
            accounts.add(scene.account(text));
        }
        scene.apart(
                accounts.stream().map(account -> scene.kind.key(account, "x")).toList(),
                accounts.stream()
                        .map(account -> new CounterKey(account, Scene.FIRST_DAY, "x"))
                        .toList());
        for (AccountId account : accounts) {
            same(List.of(scene.find(scene.kind.key(account, "x"))), scene.list(account, 5), "the rows of " + account);
        }
    }

    private static <T> void longest(Scene<T> scene) {
        List<Key<T>> keys = new ArrayList<>();
        List<CounterKey> counters = new ArrayList<>();
        for (String last : List.of("a", "b", "c")) {
            keys.add(scene.key("x".repeat(Key.LONGEST_ID - 1) + last));
            keys.add(scene.key("😀".repeat(Key.LONGEST_ID / 2 - 1) + "-" + last));
            counters.add(scene.counter("x".repeat(299) + last));
            counters.add(scene.counter("😀".repeat(149) + "-" + last));
        }
        scene.apart(keys, counters);
        List<String> ids = keys.stream().map(Key::id).sorted().toList();
        for (Kept<T> row : scene.list(scene.mine, 50)) {
            scene.applied(row.put(row.value().orElseThrow(), Scene.LONG_AGO));
        }
        same(ids, scene.list(scene.mine, 1).stream().map(row -> row.key().id()).toList(), "the ids listed one by one");
        same(ids, scene.waiting(1).stream().map(row -> row.key().id()).sorted().toList(), "the ids waiting");
    }

    private static <T> void values(Scene<T> scene) {
        Instant at = Instant.parse("2026-10-25T01:30:00.123456Z");
        Key<T> key = scene.key("x");
        for (String text : UNUSUAL) {
            Note entry = new Note(Long.MIN_VALUE, text + "\0\u0001\uD800", Optional.of(at), List.of("", text));
            scene.applied(scene.logged(scene.find(key), 1, entry));
            same(entry, scene.newest(key).entry(), "the line that holds " + text);
        }
    }
}
