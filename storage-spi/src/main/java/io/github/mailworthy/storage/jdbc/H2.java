package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.jdbc.Statements.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** H2 2.2.220 or newer. One statement for each row: the database is in the same process. */
final class H2 implements Dialect {
    /** Deadlock, lock timeout, row changed by another transaction, duplicate key. */
    private static final Set<Integer> CONFLICTS = Set.of(40001, 50200, 90131, 23505);

    private static final int NO_ADMIN = 90040;

    /** The connections that were told to write before they answer. */
    private final Set<Connection> prompt = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public String folder() {
        return "h2";
    }

    @Override
    public void read(
            Connection connection, Statement statement, Map<String, Object> scalars, Batch batch, Reader reader)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            Parameters.bind(prepared, statement, scalars);
            for (int row = 0; row < batch.size(); row++) {
                bind(prepared, statement, batch, row);
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
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            for (int row = 0; row < batch.size(); row++) {
                bind(prepared, statement, batch, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    /**
     * By itself H2 writes up to half a second after it has answered a commit, in a thread of its own; and it forgets a WRITE_DELAY of 0
     * when the file is opened again, though it still tells it. So it is said once on each connection.
     *
     * <p>H2 stops its thread then, but not what that thread has just handed on: this could be written after a younger commit, and
     * the file be read as of the older one later. A change and a checkpoint before it bring all that to its end.
     */
    @Override
    public void begin(Connection connection) throws SQLException {
        Connection physical =
                connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
        if (prompt.contains(physical)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("ALTER SEQUENCE mailworthy_birth INCREMENT BY 1");
            statement.execute("CHECKPOINT");
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_ADMIN) {
                throw e;
            }
        }
        prompt.add(physical);
    }

    @Override
    public boolean isConflict(SQLException e) {
        for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
            if (CONFLICTS.contains(cause.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private static void bind(PreparedStatement to, Statement statement, Batch batch, int row) throws SQLException {
        List<String> names = statement.names();
        for (int i = 0; i < names.size(); i++) {
            if (batch.has(names.get(i))) {
                Parameters.one(to, i + 1, batch.get(row, names.get(i)), names.get(i));
            }
        }
    }
}
