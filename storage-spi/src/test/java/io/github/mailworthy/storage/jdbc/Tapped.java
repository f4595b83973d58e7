package io.github.mailworthy.storage.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Counts the round trips, and cuts the server's end of the connection before one of them. */
final class Tapped implements DataSource {
    final AtomicInteger trips = new AtomicInteger();
    /** The SQLSTATE with which every statement fails, if any; or the methods that fail. */
    volatile String fails = "";

    private static final int STATE = 5;

    private final DataSource source;
    private final int cutAt;

    Tapped(DataSource source, int cutAt) {
        this.source = source;
        this.cutAt = cutAt;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        return tap(Connection.class, connection, connection);
    }

    private <T> T tap(Class<T> type, T real, Connection connection) {
        return type.cast(Proxy.newProxyInstance(
                Tapped.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean trip = method.getName().startsWith("execute")
                            || method.getName().equals("commit");
                    if (trip && trips.incrementAndGet() == cutAt) {
                        cut(connection);
                    }
                    if (fails.contains(method.getName())) {
                        throw new SQLException("as the test wants it", "XX000");
                    }
                    if (trip && fails.length() == STATE) {
                        throw new SQLException("as the test wants it", fails);
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof PreparedStatement statement
                                ? tap(PreparedStatement.class, statement, connection)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Ends the session from another one, as a failing server or an administrator does, and waits until it is gone. */
    private void cut(Connection connection) throws SQLException {
        int session = connection.unwrap(PGConnection.class).getBackendPID();
        try (Connection other = source.getConnection();
                PreparedStatement end = other.prepareStatement("SELECT pg_terminate_backend(?)");
                PreparedStatement there = other.prepareStatement("SELECT 1 FROM pg_stat_activity WHERE pid = ?")) {
            end.setInt(1, session);
            end.execute();
            there.setInt(1, session);
            boolean alive = true;
            while (alive) {
                try (ResultSet row = there.executeQuery()) {
                    alive = row.next();
                }
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
