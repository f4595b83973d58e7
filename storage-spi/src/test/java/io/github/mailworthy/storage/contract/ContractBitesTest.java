package io.github.mailworthy.storage.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ContractBitesTest {
    private static final Map<String, Supplier<Storage>> BROKEN = new TreeMap<>();

    static {
        BROKEN.putAll(BrokenWrites.all());
        BROKEN.putAll(BrokenReads.all());
        BROKEN.putAll(BrokenCrowds.all());
    }

    /** The other rules that a store breaks which is broken by the first: what they check rests on it. */
    private static final Map<String, Set<String>> BREAKS_TOO = Stream.of("""
                    apart-writes: whole-or-not log-forget
                    changed-all: row-seen
                    changed-since: changed-while-reading
                    counter-adds: purge-counts
                    counter-limit: whole-counter counter-twice
                    crowd-new-row: row-seen
                    crowd-one-row: row-seen whole-counter log-forget
                    due-look: due-waiting text-unusual
                    due-micros: row-found due-waiting purge-rows
                    due-waiting: text-unusual
                    list-order: version-never-again-in-list
                    list-stale-middle: counter-twice
                    log-newest-first: row-seen list-order text-values
                    require-changed: version-stale-gone
                    row-absent: whole-or-not whole-counter counter-adds counter-twice purge-counts
                    row-found: row-seen due-lease due-micros due-look
                    row-seen: text-unusual
                    text-alike: list-by-id
                    version-counts: log-newest-first
                    version-never-again: version-never-again-in-list
                    version-stale-put: whole-or-not list-order list-stale-middle due-fence
                    version-stale-removal: version-never-again-in-list due-fence
                    """.split("\n"))
            .filter(line -> line.contains(":"))
            .collect(Collectors.toMap(
                    line -> line.substring(0, line.indexOf(':')).strip(),
                    line -> new TreeSet<>(Arrays.asList(
                            line.substring(line.indexOf(':') + 1).strip().split(" +")))));

    private static List<Rule> rules() {
        return StorageContract.rules().stream()
                .filter(rule -> !rule.id().contains("/"))
                .toList();
    }

    @Test
    void every_rule_has_a_broken_store() {
        assertEquals(rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new)), BROKEN.keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_broken_store_breaks_its_rule() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> assertTrue(breaks(rule), "the rule " + rule.id() + " does not bite")));
    }

    private static boolean breaks(Rule rule) {
        Storage broken = BROKEN.get(rule.id()).get();
        try {
            rule.run(broken);
            return false;
        } catch (RuleBroken expected) {
            return true;
        }
    }

    /** Crowded and large rules are left out: a broken store may keep those waiting for ever. */
    @TestFactory
    Stream<DynamicTest> and_these_others() {
        List<Rule> quick = rules().stream()
                .filter(rule -> !rule.id().contains("crowd") && !rule.id().startsWith("size"))
                .toList();
        return BROKEN.keySet().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Set<String> others = new TreeSet<>();
                    for (Rule rule : quick) {
                        try {
                            rule.run(BROKEN.get(id).get());
                        } catch (RuleBroken broken) {
                            others.add(rule.id());
                        }
                    }
                    others.remove(id);
                    assertEquals(BREAKS_TOO.getOrDefault(id, Set.of()), others, id + ": " + String.join(" ", others));
                }));
    }

    @Test
    void a_store_that_cannot_be_reached_fails_every_rule() {
        Storage gone = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    throw new StorageException("nobody there", true, null);
                });
        StorageContract.rules().forEach(rule -> assertThrows(RuleBroken.class, () -> rule.run(gone), rule.id()));
    }
}
