package io.github.mailworthy.storage.memory;

import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.LogLine;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of every row. Not safe for several threads: {@link InMemoryStorage} locks. */
final class Logs {
    private record About(String kind, String account, String id) {
        static About of(Key<?> key) {
            return new About(key.kind().name(), key.account().value(), key.id());
        }
    }

    private record Line(String kind, Logged<?> logged) {}

    private final Map<About, List<Line>> lines = new HashMap<>();

    void add(LogLine<?> line, long version, int place) {
        lines.computeIfAbsent(About.of(line.about()), about -> new ArrayList<>())
                .add(new Line(line.kind().name(), new Logged<>(version, place, line.entry())));
    }

    void forget(Key<?> about) {
        lines.remove(About.of(about));
    }

    <L> Page<Logged<L>> read(Key<?> about, Kind<L> kind, Optional<Cursor> before, int limit) {
        List<Line> all = lines.getOrDefault(About.of(about), List.of());
        List<Logged<L>> found = new ArrayList<>();
        int at = before.map(Logs::place).orElse(all.size());
        if (at > all.size()) {
            at = all.size();
        }
        while (--at >= 0 && found.size() < limit) {
            if (all.get(at).kind().equals(kind.name())) {
                found.add(typed(all.get(at).logged()));
            }
        }
        return new Page<>(found, at < 0 ? Optional.empty() : Optional.of(Cursor.of(Integer.toString(at + 1))));
    }

    @SuppressWarnings("unchecked") // a line is read by the kind it was written with
    private static <L> Logged<L> typed(Logged<?> logged) {
        return (Logged<L>) logged;
    }

    private static int place(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.parts(1).get(0));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor of this list: " + cursor.value(), e);
        }
    }
}
