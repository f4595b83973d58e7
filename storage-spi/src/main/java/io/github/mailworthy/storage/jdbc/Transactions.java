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

    /** In a transaction of the host's each change takes the slot that an earlier one took, as far as there is one: they add up. */
    private final int hostsSlot = anySlot();

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

    /** Reads, in whatever transaction there is; again from the start when one of our own met another. */
    <A> A read(Work<A> work) {
        return again(() -> hosts != null ? work.run(session(hosts)) : readInOwn(work));
    }

    private <A> A readInOwn(Work<A> work) throws SQLException {
        try (Connection connection = open()) {
            A answer = work.run(session(connection));
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return answer;
        }
    }

    /** Writes in one transaction; again from the start when it met another. */
    <A> A write(Work<A> work) {
        return again(() -> hosts != null ? inHosts(hosts, work) : inOwn(work));
    }

    private interface Attempt<A> {
        A run() throws SQLException;
    }

    private <A> A again(Attempt<A> attempt) {
        try {
            for (int number = 1; ; number++) {
                try {
                    return attempt.run();
                } catch (SQLException e) {
                    if (number == TRIES || !dialect.isConflict(e) || (hosts != null && !isDuplicate(e))) {
                        throw e;
                    }
                    pause(number);
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
            A answer;
            try {
                dialect.begin(connection);
                answer = work.run(session(connection));
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                if (rolledBack(connection, e) && auto) {
                    connection.setAutoCommit(true);
                }
                throw e;
            }
            if (auto) {
                connection.setAutoCommit(true);
            }
            return answer;
        }
    }

    /** A savepoint keeps the host's transaction usable, and free of half a change, whatever is thrown. */
    private <A> A inHosts(Connection connection, Work<A> work) throws SQLException {
        Savepoint start = connection.setSavepoint();
        try {
            A answer = work.run(session(connection));
            connection.releaseSavepoint(start);
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback(start);
            } catch (SQLException worse) {
                e.addSuppressed(worse);
            }
            throw e;
        }
    }

    /** A connection that cannot be rolled back is broken off: to give it back would write half of what was begun. */
    private static boolean rolledBack(Connection connection, Throwable because) {
        try {
            if (connection.isClosed()) {
                return false;
            }
            connection.rollback();
            return true;
        } catch (SQLException e) {
            because.addSuppressed(e);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException worse) {
                because.addSuppressed(worse);
            }
            return false;
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
        return new Session(connection, dialect, statements, hosts != null ? hostsSlot : anySlot());
    }

    private static int anySlot() {
        return ThreadLocalRandom.current().nextInt(Applying.SLOTS);
    }
}
