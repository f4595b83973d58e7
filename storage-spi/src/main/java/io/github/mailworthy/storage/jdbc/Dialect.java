package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.jdbc.Statements.Statement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** How one kind of database is spoken to: its statements, how many rows go through one, and which of its failures mean "again". */
interface Dialect {
    /** Takes one row of an answer. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** The folder of its statements and migrations. */
    String folder();

    /** Runs a question for every row of the batch; scalars are the same for all. */
    void read(Connection connection, Statement statement, Map<String, Object> scalars, Batch batch, Reader reader)
            throws SQLException;

    /** Runs a write for every row of the batch. */
    void write(Connection connection, Statement statement, Batch batch) throws SQLException;

    /** Begins a transaction whose commit lasts. */
    void begin(Connection connection) throws SQLException;

    /**
     * Looks whether the tables keep texts apart as they must.
     *
     * @throws io.github.mailworthy.storage.StorageException if a setting of the database makes them meet
     */
    void check(Connection connection) throws SQLException;

    /** Whether the transaction met another one and can be tried again. */
    boolean isConflict(SQLException e);

    /** The dialect of a database. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return product.toLowerCase(Locale.ROOT).startsWith("h2") ? new H2() : new PostgreSql();
    }
}
