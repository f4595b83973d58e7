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
        BROKEN.putAll(BrokenKeys.all());
        BROKEN.putAll(BrokenPages.all());
        BROKEN.putAll(BrokenCrowds.all());
        BROKEN.putAll(BrokenCrowdReads.all());
    }

    /** The other rules that a store breaks which is broken by the first: what they check rests on it. */
    private static final Map<String, Set<String>> BREAKS_TOO = Stream.of("""
                    apart-kinds, LIST by beginning: changed-between-others
                    apart-writes: log-forget-own
                    changed-all: apart-kinds changed-between-others changed-together row-seen
                    changed-since: changed-between-others changed-claimed changed-together changed-while-reading
                    counter-adds: purge-counts
                    counter-limit: counter-list counter-twice whole-counter
                    crowd-new-row: row-seen
                    crowd-one-row: log-forget row-seen whole-counter
                    due-look: apart-kinds due-waiting due-waiting-accounts text-long text-unusual
                    due-micros: apart-kinds due-waiting purge-rows row-found
                    due-waiting: due-waiting-accounts text-long text-unusual
                    due-waiting, without sign: due-waiting-changing
                    list-order: counter-list version-never-again-in-list
                    list-stale-middle: counter-twice
                    log-forget: log-forget-own purge-log
                    log-newest-first: list-order log-stays log-while-writing row-seen text-values
                    log-own, places by kind: log-newest-first
                    purge-rows: apart-kinds
                    require-changed: version-stale-gone
                    row-absent: whole-or-not whole-counter counter-adds counter-twice purge-counts
                    row-found: apart-kinds due-lease due-look due-micros row-seen
                    row-seen: text-long text-unusual
                    text-accounts: due-waiting-accounts
                    text-alike: due-waiting list-by-id log-forget-own
                    text-alike, logs: log-forget-own
                    text-unusual: text-long
                    version-counts: log-newest-first
                    version-never-again: version-never-again-in-list
                    version-stale-put: due-fence list-order list-stale-middle whole-or-not
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
        Set<String> rules = new TreeSet<>();
        rules().forEach(rule -> rules.add(rule.id()));
        Set<String> caught = new TreeSet<>();
        BROKEN.keySet().forEach(broken -> caught.add(rule(broken)));
        assertEquals(rules, caught);
    }

    @TestFactory
    Stream<DynamicTest> a_broken_store_breaks_its_rule() {
        Map<String, Rule> byId = rules().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        return BROKEN.entrySet().stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.getKey(),
                        () -> assertTrue(
                                breaks(broken.getValue().get(), byId.get(rule(broken.getKey()))),
                                "the rule does not bite: " + broken.getKey())));
    }

    /** The rule that catches a broken store, by the store's name: the rule's id, and behind a comma what is broken if there are more. */
    private static String rule(String broken) {
        return broken.replaceFirst(",.*", "");
    }

    private static boolean breaks(Storage broken, Rule rule) {
        try {
            rule.run(broken);
            return false;
        } catch (RuleBroken expected) {
            return true;
        }
    }

    /** Rules for crowds are left out: whether they see what is broken besides is chance. */
    @TestFactory
    Stream<DynamicTest> and_these_others() {
        List<Rule> certain =
                rules().stream().filter(rule -> !rule.id().contains("crowd")).toList();
        return BROKEN.keySet().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Set<String> others = new TreeSet<>();
                    for (Rule rule : certain) {
                        try {
                            rule.run(BROKEN.get(id).get());
                        } catch (RuleBroken broken) {
                            others.add(rule.id());
                        }
                    }
                    others.remove(rule(id));
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
