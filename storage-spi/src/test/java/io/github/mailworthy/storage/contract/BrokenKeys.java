package io.github.mailworthy.storage.contract;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Write;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Stores that take one thing for another, or forget more than they were told to, by the rule that catches them. */
final class BrokenKeys {
    private BrokenKeys() {}

    static Map<String, Supplier<Storage>> all() {
        Map<String, Supplier<Storage>> all = new HashMap<>();
        all.put("apart-joined", () -> Confuses.rows(key -> key.account() + "/" + key.id()));
        all.put("apart-joined, nothing between", () -> Confuses.rows(key -> key.account() + key.id()));
        all.put("apart-joined, logs", () -> Confuses.logs(key -> key.account() + ":" + key.id()));
        all.put("apart-joined, counters", () -> Confuses.counters(key -> key.account() + "|" + key.what()));
        all.put("text-long", () -> Confuses.rows(key -> List.of(key.account(), cut(key.id(), 320))));
        all.put("text-long, logs", () -> Confuses.logs(key -> List.of(key.account(), cut(key.id(), 399))));
        all.put("text-long, counters", () -> Confuses.counters(key -> List.of(key.account(), cut(key.what(), 255))));
        all.put("text-alike, logs", () -> Confuses.logs(key -> List.of(key.account(), lower(key.id()))));
        all.put("text-accounts, logs", () -> Confuses.logs(key -> List.of(lower(key.account()), key.id())));
        all.put("text-accounts, counters", () -> Confuses.counters(key -> List.of(lower(key.account()), key.what())));
        all.put(
                "log-forget-own",
                () -> new ForgetsMore((told, other) -> other.kind().equals(told.kind())
                        && other.account().equals(told.account())
                        && other.id().startsWith(told.id())));
        all.put(
                "log-forget-own, every kind",
                () -> new ForgetsMore((told, other) ->
                        other.account().equals(told.account()) && other.id().equals(told.id())));
        all.put(
                "apart-writes",
                () -> new ForgetsMore((told, other) -> other.id().equals(told.id())));
        all.put("log-stays", ForgetsRemoved::new);
        all.put("purge-log", ForgetsPurged::new);
        return all;
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    private static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /** Forgets logs that are like the one to be forgotten. */
    private static final class ForgetsMore extends Passing {
        private final BiPredicate<Key<?>, Key<?>> alike;
        private final Set<Key<?>> logged = ConcurrentHashMap.newKeySet();

        ForgetsMore(BiPredicate<Key<?>, Key<?>> alike) {
            this.alike = alike;
        }

        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Settled> answers = good.apply(changes);
            for (Change change : changes) {
                change.log().forEach(line -> logged.add(line.about()));
                for (Key<?> told : change.forget()) {
                    Change.Builder more = Change.builder();
                    logged.stream()
                            .filter(other -> !other.equals(told) && alike.test(told, other))
                            .forEach(more::forget);
                    good.apply(List.of(more.build()));
                }
            }
            return answers;
        }
    }

    private static final class ForgetsRemoved extends Passing {
        @Override
        public List<Settled> apply(List<Change> changes) {
            List<Change> more = new ArrayList<>();
            for (Change change : changes) {
                Change.Builder forgetting = Change.builder().add(change);
                change.writes().stream()
                        .filter(write -> write.what() == Write.What.REMOVE)
                        .forEach(write -> forgetting.forget(write.key()));
                more.add(forgetting.build());
            }
            return good.apply(more);
        }
    }

    private static final class ForgetsPurged extends Passing {
        @Override
        public int purge(Kind<?> kind, Instant dueBefore, int limit) {
            forget(kind, dueBefore, limit);
            return good.purge(kind, dueBefore, limit);
        }

        private <T> void forget(Kind<T> kind, Instant dueBefore, int limit) {
            Change.Builder logs = Change.builder();
            for (Kept<T> row :
                    good.waiting(kind, Optional.empty(), Math.max(1, limit)).items()) {
                if (row.due().orElseThrow().isBefore(dueBefore)) {
                    logs.forget(row.key());
                }
            }
            good.apply(List.of(logs.build()));
        }
    }
}
