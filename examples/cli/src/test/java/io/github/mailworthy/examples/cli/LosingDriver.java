package io.github.mailworthy.examples.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver whose databases are gone after so many statements. */
final class LosingDriver implements Driver, AutoCloseable {
    private static final String MARK = "jdbc:losing:";

    private int statements;
    private int lostAt = Integer.MAX_VALUE;

    static LosingDriver register() throws SQLException {
        LosingDriver driver = new LosingDriver();
        DriverManager.registerDriver(driver);
        return driver;
    }

    /** The name of another driver's database with this one in front. */
    String url(String others) {
        return MARK + others;
    }

    /** How many statements there were since {@link #begin}. */
    int statements() {
        return statements;
    }

    void loseAt(int statement) {
        lostAt = statement;
    }

    void begin() {
        statements = 0;
    }

    @Override
    public Connection connect(String url, Properties login) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Connection open = DriverManager.getConnection(url.substring(MARK.length()), login);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement") && ++statements > lostAt) {
                        throw new SQLException("the server closed the connection", "08006");
                    }
                    try {
                        return method.invoke(open, args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(MARK);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getAnonymousLogger();
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
    }
}
