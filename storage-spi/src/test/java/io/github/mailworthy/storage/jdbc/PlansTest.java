package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No question reads a table through. {@code -Drows=1000000} for more than the usual 60,000. */
class PlansTest {
    private static final int ROWS = Integer.getInteger("rows", 60_000);
    private static final Pattern NAME = Pattern.compile("(?m)^-- name: (\\S+)$");

    @TestFactory
    Stream<DynamicTest> no_question_reads_a_table_through() throws SQLException {
        HikariDataSource pool = filled();
        Statements statements = new Statements("postgresql");
        return names().stream()
                .filter(name -> !name.endsWith("insert") && !name.startsWith("slot"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String plan = plan(pool, statements.get(name).sql());
                    assertFalse(
                            Pattern.compile("Seq Scan on mailworthy_(contact|row|log|count)")
                                    .matcher(plan)
                                    .find(),
                            plan);
                }))
                .onClose(pool::close);
    }

    @Test
    void a_question_without_an_index_would_be_caught() throws SQLException {
        try (HikariDataSource pool = filled()) {
            String plan = plan(pool, "SELECT * FROM mailworthy_contact WHERE status = ?");
            assertTrue(plan.contains("Seq Scan on mailworthy_contact"), plan);
        }
    }

    private static HikariDataSource filled() throws SQLException {
        HikariDataSource pool = Databases.postgres();
        JdbcSchema.install(pool);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            String body = "decode(repeat('7b', 200), 'hex')";
            statement.execute(
                    "INSERT INTO mailworthy_contact SELECT 'a' || i % 50, 'user' || i || '@example.com', 'SUBSCRIBED',"
                            + " 'OPTED_IN', NULL, i, CASE WHEN i % 100 = 0 THEN TIMESTAMPTZ '2026-01-01' + i * interval '1 s' END, i % 64,"
                            + " i / 64, " + body + " FROM generate_series(1, " + ROWS + ") i");
            statement.execute("INSERT INTO mailworthy_row SELECT 'k' || i % 5, 'a' || i % 50, 'id' || i, i,"
                    + " CASE WHEN i % 100 < 5 THEN TIMESTAMPTZ '2026-01-01' + i * interval '1 s' END, i % 64, i / 64, "
                    + body
                    + " FROM generate_series(1, " + ROWS + ") i");
            statement.execute(
                    "INSERT INTO mailworthy_log SELECT 'contact', 'a' || i % 50, 'user' || i || '@example.com', i, 0, 'line', "
                            + body + " FROM generate_series(1, " + ROWS + ") i");
            statement.execute(
                    "INSERT INTO mailworthy_count SELECT 'a' || i % 50, DATE '2025-01-01' + i % 400, 'what' || i, 1"
                            + " FROM generate_series(1, " + ROWS + ") i");
            statement.execute("ANALYZE");
        }
        return pool;
    }

    /** The plan for any parameters. */
    private static String plan(HikariDataSource pool, String sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        int parameter = 0;
        // The planner takes an unknown limit for a tenth of the table.
        for (char c : sql.replace("LIMIT ?", "LIMIT 100").toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameter : String.valueOf(c));
        }
        StringBuilder plan = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl() + "&preferQueryMode=simple");
                Statement statement = connection.createStatement();
                ResultSet line = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered)) {
            while (line.next()) {
                plan.append(line.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        NAME.matcher(Statements.resource("/mailworthy-sql/postgresql/statements.sql"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(names::add);
        return names;
    }
}
