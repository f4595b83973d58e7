package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.jdbc.Statements.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** H2 2.2.220 or newer. One statement for each row: the database is in the same process. */
final class H2 implements Dialect {
    /** Deadlock, lock timeout, row changed by another transaction, duplicate key. */
    private static final Set<Integer> CONFLICTS = Set.of(40001, 50200, 90131, 23505);

    private static final int NO_ADMIN = 90040;

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
     * By itself H2 writes up to half a second after it has answered a commit, and forgets a WRITE_DELAY of 0 when the file is opened
     * again, though it still tells it: so it is said each time, which is cheap where it is so already. A CHECKPOINT after the commit
     * is not enough: it does not wait for what H2's own thread has just begun to write.
     */
    @Override
    public void begin(Connection connection) throws SQLException {
        try (var setting = connection.createStatement()) {
            setting.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_ADMIN) {
                throw e;
            }
        }
    }

    @Override
    public void check(Connection connection) throws SQLException {
        try (var question = connection.createStatement();
                ResultSet deaf = question.executeQuery(
                        "SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS"
                                + " WHERE TABLE_NAME IN ('MAILWORTHY_CONTACT', 'mailworthy_contact') AND DATA_TYPE LIKE '%IGNORECASE%'")) {
            if (deaf.next()) {
                throw new StorageException(
                        "the tables were made with IGNORECASE: accounts A and a would be one. Take it out of the URL and make them anew",
                        false,
                        null);
            }
        }
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
