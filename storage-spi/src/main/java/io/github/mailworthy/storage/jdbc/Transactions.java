package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where statements run: in transactions of our own, tried again when they meet others, or in the host's. */
final class Transactions {
    private static final int TRIES = 12;
    private static final int LONGEST_PAUSE_MS = 40;

    private final @Nullable DataSource source;
    private final @Nullable Connection hosts;
    private final Dialect dialect;
    private final Statements statements;

    private Transactions(
            @Nullable DataSource source, @Nullable Connection hosts, Dialect dialect, Statements statements) {
        this.source = source;
        this.hosts = hosts;
        this.dialect = dialect;
        this.statements = statements;
    }

    interface Work<A> {
        A run(Session session) throws SQLException;
    }

    static Transactions on(DataSource source) {
        try (Connection connection = source.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            return new Transactions(source, null, dialect, new Statements(dialect.folder()));
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    Transactions within(Connection connection) {
        return new Transactions(null, connection, dialect, statements);
    }

    /** Reads, in whatever transaction there is. */
    <A> A read(Work<A> work) {
        try {
            if (hosts != null) {
                return work.run(session(hosts));
            }
            try (Connection connection = open()) {
                A answer = work.run(session(connection));
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return answer;
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Writes in one transaction; again from the start when it met another. */
    <A> A write(Work<A> work) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return hosts != null ? inHosts(hosts, work) : inOwn(work);
                } catch (SQLException e) {
                    if (attempt == TRIES || !dialect.isConflict(e) || (hosts != null && !isDuplicate(e))) {
                        throw e;
                    }
                    pause(attempt);
                }
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private <A> A inOwn(Work<A> work) throws SQLException {
        try (Connection connection = open()) {
            boolean auto = connection.getAutoCommit();
            if (auto) {
                connection.setAutoCommit(false);
            }
            try {
                dialect.begin(connection);
                A answer = work.run(session(connection));
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                if (auto && !connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /** A savepoint keeps the host's transaction usable when a new row turns out to be there already. */
    private <A> A inHosts(Connection connection, Work<A> work) throws SQLException {
        Savepoint start = connection.setSavepoint();
        try {
            A answer = work.run(session(connection));
            connection.releaseSavepoint(start);
            return answer;
        } catch (SQLException e) {
            try {
                connection.rollback(start);
            } catch (SQLException worse) {
                e.addSuppressed(worse);
            }
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static boolean isDuplicate(SQLException e) {
        for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
            if ("23505".equals(cause.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(Math.min(LONGEST_PAUSE_MS, 2 << attempt)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting to try again", true, e);
        }
    }

    private Connection open() throws SQLException {
        if (source == null) {
            throw new IllegalStateException("there is neither a data source nor a connection");
        }
        return source.getConnection();
    }

    private Session session(Connection connection) {
        return new Session(connection, dialect, statements);
    }
}
