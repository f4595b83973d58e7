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
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/** Real databases for tests: one PostgreSQL server for all, H2 in files. */
final class Databases {
    private static EmbeddedPostgres server;
    private static int databases;

    private Databases() {}

    /** A new database on the server, ordered by Turkish rules, its sessions far from UTC. */
    static synchronized PGSimpleDataSource postgres() throws SQLException {
        if (server == null) {
            server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(Databases::stop));
        }
        String name = "test" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name
                    + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'");
            statement.execute("ALTER DATABASE " + name + " SET timezone = 'America/St_Johns'");
        }
        return (PGSimpleDataSource) server.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pool of connections, as a host has one. */
    static HikariDataSource pooled(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** H2 in a file. */
    static JdbcConnectionPool h2(Path folder) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("mailworthy") + ";TIME ZONE=America/St_Johns", "sa", "");
        pool.setMaxConnections(12);
        return pool;
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
