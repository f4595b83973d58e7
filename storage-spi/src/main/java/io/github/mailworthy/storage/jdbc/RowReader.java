package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.codec.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads rows of one kind: account, id, version, due and body are the first columns of every question. */
final class RowReader<T> {
    private final Kind<T> kind;
    private final Codec<T> codec;

    RowReader(Kind<T> kind, Codecs codecs) {
        this.kind = kind;
        this.codec = codecs.of(kind);
    }

    Kept<T> read(ResultSet row) throws SQLException {
        return read(kind.key(new AccountId(row.getString(1)), row.getString(2)), row);
    }

    Kept<T> read(Key<T> key, ResultSet row) throws SQLException {
        return new Kept<>(key, Optional.of(codec.read(row.getBytes(5))), row.getLong(3), due(row));
    }

    private static Optional<Instant> due(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject(4, OffsetDateTime.class);
        return due == null ? Optional.empty() : Optional.of(due.toInstant());
    }
}
