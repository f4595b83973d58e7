package io.github.mailworthy.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Real databases for tests: one PostgreSQL server for all, H2 in files. */
final class Databases {
    private static EmbeddedPostgres server;
    private static int databases;

    private Databases() {}

    /** A new database on the server, ordered by Turkish rules; its sessions are far from UTC, as the tests' JVM is. */
    static synchronized HikariDataSource postgres() throws SQLException {
        if (server == null) {
            server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(Databases::stop));
        }
        String name = "test" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // before version 15 a database could not be ordered by ICU's rules
            String order = connection.getMetaData().getDatabaseMajorVersion() < 15
                    ? ""
                    : " LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'";
            statement.execute(
                    "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'" + order + " LOCALE 'C'");
            statement.execute("ALTER DATABASE " + name + " SET timezone = 'America/St_Johns'");
        }
        return pool(server.getJdbcUrl("postgres", name), "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("fsync", "off")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** H2 in a file. */
    static HikariDataSource h2(Path folder) {
        return pool("jdbc:h2:file:" + folder.resolve("mailworthy") + ";TIME ZONE=America/St_Johns", "sa");
    }

    /** A pool of connections, as a host has one. */
    static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static DataSource installed(DataSource source) {
        JdbcSchema.install(source);
        return source;
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
