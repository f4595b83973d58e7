package io.github.mailworthy.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * One connection, and the words to say to it.
 *
 * @param firstSlot of the slots to write in, the one to try first
 */
record Session(Connection connection, Dialect dialect, Statements statements, int firstSlot) {
    private static final Batch ONCE = new Batch().add();

    /** Asks once for each row of the batch, or for all at once. */
    void read(String statement, Batch batch, Dialect.Reader reader) throws SQLException {
        read(statement, Map.of(), batch, reader);
    }

    /** Asks once. */
    void read(String statement, Map<String, Object> scalars, Dialect.Reader reader) throws SQLException {
        read(statement, scalars, ONCE, reader);
    }

    void read(String statement, Map<String, Object> scalars, Batch batch, Dialect.Reader reader) throws SQLException {
        if (!batch.isEmpty()) {
            dialect.read(connection, statements.get(statement), scalars, batch, reader);
        }
    }

    void write(String statement, Batch batch) throws SQLException {
        if (!batch.isEmpty()) {
            dialect.write(connection, statements.get(statement), batch);
        }
    }

    /** Writes once; answers how many rows it touched. */
    int write(String statement, Map<String, Object> scalars) throws SQLException {
        Statements.Statement one = statements.get(statement);
        try (var prepared = connection.prepareStatement(one.sql())) {
            Parameters.bind(prepared, one, scalars);
            return prepared.executeUpdate();
        }
    }
}
