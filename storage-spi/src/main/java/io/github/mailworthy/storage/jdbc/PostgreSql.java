package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.jdbc.Statements.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 13 or newer, and what speaks its protocol. Rows go as arrays: one round trip for a portion of them. */
final class PostgreSql implements Dialect {
    static final int PORTION = 5000;

    /** Serialization failure, deadlock, duplicate key. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("version", "bigint"),
            Map.entry("position", "bigint"),
            Map.entry("n", "bigint"),
            Map.entry("from", "bigint"),
            Map.entry("to", "bigint"),
            Map.entry("slot", "integer"),
            Map.entry("place", "integer"),
            Map.entry("due", "timestamptz"),
            Map.entry("since", "timestamptz"),
            Map.entry("day", "date"),
            Map.entry("body", "bytea"));

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public void read(
            Connection connection, Statement statement, Map<String, Object> scalars, Batch batch, Reader reader)
            throws SQLException {
        for (Batch portion : batch.portions(PORTION)) {
            try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
                Parameters.bind(prepared, statement, scalars);
                bind(connection, prepared, statement, portion);
                try (ResultSet found = prepared.executeQuery()) {
                    while (found.next()) {
                        reader.read(found);
                    }
                }
            }
        }
    }

    @Override
    public void write(Connection connection, Statement statement, Batch batch) throws SQLException {
        for (Batch portion : batch.portions(PORTION)) {
            try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
                bind(connection, prepared, statement, portion);
                prepared.executeUpdate();
            }
        }
    }

    @Override
    public void begin(Connection connection) {
        // a commit lasts, unless the host has told the server otherwise
    }

    @Override
    public void check(Connection connection) {
        // the columns name their collation
    }

    @Override
    public boolean isConflict(SQLException e) {
        String state = e.getSQLState();
        return state != null && CONFLICTS.contains(state);
    }

    private static void bind(Connection connection, PreparedStatement to, Statement statement, Batch batch)
            throws SQLException {
        List<String> names = statement.names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (batch.has(name)) {
                String type = TYPES.getOrDefault(name, "text");
                to.setArray(i + 1, connection.createArrayOf(type, items(batch.column(name), type)));
            }
        }
    }

    private static @Nullable Object[] items(@Nullable Object[] column, String type) {
        if (type.equals("bytea")) {
            byte[][] bytes = new byte[column.length][];
            for (int i = 0; i < column.length; i++) {
                bytes[i] = (byte[]) column[i];
            }
            return bytes;
        }
        @Nullable Object[] items = column;
        for (int i = 0; i < items.length; i++) {
            Object item = items[i];
            if (item instanceof Instant instant) {
                items[i] = Parameters.micros(instant).toString();
            } else if (item instanceof LocalDate) {
                items[i] = item.toString();
            }
        }
        return items;
    }
}
