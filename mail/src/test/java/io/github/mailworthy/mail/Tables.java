package io.github.mailworthy.mail;

import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.jdbc.JdbcSchema;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database of its own, and all that stands in it. */
final class Tables implements Closeable {
    private static EmbeddedPostgres server;
    private static int databases;

    private final DataSource source;
    private final Closeable end;
    private final boolean h2;
    private final Storage storage;

    private Tables(DataSource source, Closeable end, boolean h2) {
        this.source = source;
        this.end = end;
        this.h2 = h2;
        JdbcSchema.install(source);
        this.storage = JdbcStorage.on(source);
    }

    static Tables h2(Path folder) {
        String file = folder.resolve("t" + System.nanoTime()).toString();
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + file, "sa", "");
        return new Tables(pool, pool::dispose, true);
    }

    /** A new database on the one server of all tests. */
    static synchronized Tables postgres() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(Tables::stop));
            }
            String name = "test" + ++databases;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new Tables(server.getDatabase("postgres", name), () -> {}, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Storage storage() {
        return storage;
    }

    /** Every column of every row of every table as text; for H2 its own script of all besides. */
    Dump dump() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = source.getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(null, h2 ? "PUBLIC" : "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                add(connection, "SELECT * FROM " + tables.getString("TABLE_NAME"), all);
            }
            if (h2) {
                add(connection, "SCRIPT", all);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Dump(all.toString());
    }

    private static void add(Connection connection, String sql, StringBuilder all) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    all.append(
                                    row.getObject(i) instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.UTF_8)
                                                    + HexFormat.of().formatHex(bytes)
                                            : row.getString(i))
                            .append('\n');
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
