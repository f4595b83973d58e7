package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Makes and upgrades the tables, for hosts without a migration tool.
 *
 * <p>With one, give it the same files instead: they are named as Flyway names them, in {@code mailworthy-sql/postgresql/migration} and
 * {@code mailworthy-sql/h2/migration} on the class path; a Liquibase {@code sqlFile} takes them too. Do not use both on one database.
 */
public final class JdbcSchema {
    /** The files, in the order of their versions, which begin at 1. */
    private static final List<String> MIGRATIONS = List.of("V1__mailworthy_tables.sql");

    /** A statement ends at a semicolon at the end of a line; the files keep to that. */
    private static final Pattern END = Pattern.compile(";\\s*$", Pattern.MULTILINE);

    private static final Pattern COMMENT = Pattern.compile("^--.*$", Pattern.MULTILINE);

    private JdbcSchema() {}

    /**
     * Brings the tables to this version, from nothing or from any older one; does nothing if they are there. May be called by several
     * nodes at once.
     *
     * @throws StorageException if the database cannot be reached, the user may not make tables, the tables are of a newer version than
     *     this, or the database takes upper case for lower
     */
    public static void install(DataSource source) {
        install(source, MIGRATIONS);
    }

    /** One thread at a time: H2 ends the transaction, and so gives the lock away, at each table that it makes. */
    static synchronized void install(DataSource source, List<String> migrations) {
        try (Connection connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                Dialect dialect = Dialect.of(connection);
                dialect.begin(connection);
                upgrade(connection, dialect, migrations);
                dialect.check(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(auto);
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private static void upgrade(Connection connection, Dialect dialect, List<String> migrations) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = lockedVersion(connection, statement);
            if (version > migrations.size()) {
                throw new StorageException(
                        "the tables are of version " + version + ", and this Mailworthy knows them up to "
                                + migrations.size() + ": upgrade Mailworthy on this node",
                        false,
                        null);
            }
            for (int next = version; next < migrations.size(); next++) {
                String file = "/mailworthy-sql/" + dialect.folder() + "/migration/" + migrations.get(next);
                String text = COMMENT.matcher(Statements.resource(file)).replaceAll("");
                for (String one : END.splitAsStream(text).toList()) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            }
            statement.executeUpdate("UPDATE mailworthy_schema SET version = " + migrations.size());
        }
    }

    /** The version of the tables, its row held to the end of the transaction, so that one node upgrades and the others wait. */
    private static int lockedVersion(Connection connection, Statement statement) throws SQLException {
        if (!isThere(statement)) {
            connection.rollback();
            try {
                statement.execute("CREATE TABLE mailworthy_schema (id integer PRIMARY KEY, version integer NOT NULL)");
                statement.execute("INSERT INTO mailworthy_schema (id, version) VALUES (1, 0)");
                connection.commit();
            } catch (SQLException anotherNodeWasFaster) {
                connection.rollback();
            }
        }
        try (ResultSet row = statement.executeQuery("SELECT version FROM mailworthy_schema WHERE id = 1 FOR UPDATE")) {
            if (!row.next()) {
                throw new StorageException(
                        "the table mailworthy_schema is empty: put the row (1, version) back", false, null);
            }
            return row.getInt(1);
        }
    }

    private static boolean isThere(Statement statement) {
        try {
            return statement.execute("SELECT version FROM mailworthy_schema WHERE id = 1");
        } catch (SQLException missing) {
            return false;
        }
    }
}
