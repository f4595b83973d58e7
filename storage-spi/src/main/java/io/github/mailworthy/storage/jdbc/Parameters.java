package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.jdbc.Statements.Statement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds named parameters. Instants go as UTC with their zone said, so that no session's zone matters. */
final class Parameters {
    private Parameters() {}

    static void bind(PreparedStatement to, Statement statement, Map<String, Object> scalars) throws SQLException {
        List<String> names = statement.names();
        for (int i = 0; i < names.size(); i++) {
            Object value = scalars.get(names.get(i));
            if (value != null) {
                one(to, i + 1, value, names.get(i));
            }
        }
    }

    /** Databases round; a row must not come due early. */
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static void one(PreparedStatement to, int at, @Nullable Object value, String name) throws SQLException {
        if (value == null) {
            to.setNull(at, name.equals("due") || name.equals("since") ? Types.TIMESTAMP_WITH_TIMEZONE : Types.VARCHAR);
        } else if (value instanceof Instant instant) {
            to.setObject(at, OffsetDateTime.ofInstant(micros(instant), ZoneOffset.UTC));
        } else if (value instanceof byte[] bytes) {
            to.setBytes(at, bytes);
        } else if (value instanceof String text) {
            to.setString(at, text);
        } else if (value instanceof Long number) {
            to.setLong(at, number);
        } else if (value instanceof Integer number) {
            to.setInt(at, number);
        } else if (value instanceof LocalDate day) {
            to.setObject(at, day);
        } else {
            throw new IllegalStateException("a parameter " + name + " of " + value.getClass());
        }
    }
}
