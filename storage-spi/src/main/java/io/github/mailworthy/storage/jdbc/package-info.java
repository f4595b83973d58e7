/**
 * A store in PostgreSQL or H2, over a plain {@link javax.sql.DataSource}.
 *
 * <p>{@link io.github.mailworthy.storage.jdbc.JdbcSchema#install} makes the tables, or a migration tool does, from the files beside
 * it; {@link io.github.mailworthy.storage.jdbc.JdbcStorage} keeps rows in them. All SQL stands in {@code mailworthy-sql}, one folder
 * for each kind of database.
 */
@NullMarked
package io.github.mailworthy.storage.jdbc;

import org.jspecify.annotations.NullMarked;
