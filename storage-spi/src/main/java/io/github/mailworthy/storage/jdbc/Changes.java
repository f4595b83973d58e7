package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.change.Page;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what changed: all rows first, then what each slot has numbered since. */
final class Changes<T> {
    private final Session session;
    private final Kind<T> kind;
    private final Optional<AccountId> account;
    private final RowReader<T> reader;
    private final int limit;

    Changes(Session session, Codecs codecs, Kind<T> kind, Optional<AccountId> account, int limit) {
        this.session = session;
        this.kind = kind;
        this.account = account;
        this.reader = new RowReader<>(kind, codecs);
        this.limit = limit;
    }

    Page<Kept<T>> since(Optional<Cursor> since) throws SQLException {
        Reached reached = since.isPresent() ? Reached.of(since.get()) : Reached.start(positions());
        if (reached.listing()) {
            List<Kept<T>> rows = list(reached);
            if (!rows.isEmpty()) {
                Kept<T> last = rows.get(rows.size() - 1);
                Reached next =
                        reached.listed(last.key().account().value(), last.key().id());
                return new Page<>(rows, Optional.of(next.cursor()));
            }
        }
        return news(reached);
    }

    private Map<Integer, Long> positions() throws SQLException {
        Map<Integer, Long> positions = new TreeMap<>();
        session.read("slot.all", Map.of(), row -> positions.put(row.getInt(1), row.getLong(2)));
        return positions;
    }

    private List<Kept<T>> list(Reached reached) throws SQLException {
        List<Kept<T>> rows = new ArrayList<>();
        String statement = Shelf.of(kind).statement(account.isPresent() ? "list" : "all");
        Map<String, Object> from = Map.of(
                "kind", kind.name(),
                "account", account.map(AccountId::value).orElse(reached.account()),
                "id", reached.id(),
                "limit", limit);
        session.read(statement, from, row -> rows.add(reader.read(row)));
        return rows;
    }

    private record Numbered<T>(Kept<T> row, int slot, long position) {}

    private Page<Kept<T>> news(Reached reached) throws SQLException {
        Map<Integer, Long> now = positions();
        Batch slots = new Batch("slot", "from", "to");
        now.forEach((slot, position) -> {
            long from = reached.slots().getOrDefault(slot, 0L);
            if (position > from) {
                slots.add(slot, from, position);
            }
        });
        List<Numbered<T>> found = new ArrayList<>();
        session.read(
                Shelf.of(kind).statement("news"),
                Map.of(
                        "kind",
                        kind.name(),
                        "only",
                        account.map(AccountId::value).orElse(""),
                        "limit",
                        limit),
                slots,
                row -> found.add(new Numbered<>(reader.read(row), row.getInt(6), row.getLong(7))));
        boolean cut = found.size() >= limit;
        List<Numbered<T>> taken = cut ? found.subList(0, limit) : found;
        List<Kept<T>> rows = new ArrayList<>(taken.size());
        taken.forEach(one -> rows.add(one.row()));
        Map<Integer, Long> next = cut ? upTo(reached, now, taken.get(limit - 1)) : now;
        return new Page<>(rows, Optional.of(reached.at(next).cursor()));
    }

    /** Slots come in order: those before the last row's are read to their end, those after it not at all. */
    private Map<Integer, Long> upTo(Reached reached, Map<Integer, Long> now, Numbered<T> last) {
        Map<Integer, Long> next = new TreeMap<>();
        now.forEach((slot, position) -> next.put(
                slot,
                slot < last.slot()
                        ? position
                        : slot == last.slot()
                                ? Long.valueOf(last.position())
                                : reached.slots().getOrDefault(slot, 0L)));
        return next;
    }
}
