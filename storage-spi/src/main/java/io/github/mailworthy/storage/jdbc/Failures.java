package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.storage.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says of a database's failure what it is, and whether the same call may succeed later. */
final class Failures {
    private record Meaning(String says, boolean retryable) {}

    private static final Meaning THERE_ALREADY =
            new Meaning("the tables are there already: keep to the migration tool that made them", false);

    private static final Meaning UNWRITABLE =
            new Meaning("the database's file cannot be written, or its disk is full", false);

    private static final Meaning CLOSED = new Meaning("the database is closed", true);

    private static final Meaning INTERRUPTED = new Meaning(
            "a thread was interrupted while H2 used its file, and H2 closed the database: put async: before the file's name in the URL",
            true);

    private static final Meaning LOST = new Meaning("the connection to the database is lost or cannot be made", true);

    /** By SQLSTATE, the longest start that fits; H2's own codes are SQLSTATEs too. */
    private static final Map<String, Meaning> BY_STATE = Map.ofEntries(
            Map.entry("08", LOST),
            Map.entry("25P03", LOST),
            Map.entry("25P02", new Meaning("the transaction has failed already: repeat it", true)),
            Map.entry("40", new Meaning("the transaction met another one too often", true)),
            Map.entry("23505", new Meaning("the transaction met another one too often", true)),
            Map.entry("25006", new Meaning("the database is read-only", false)),
            Map.entry("42P01", new Meaning("the tables are not there: call JdbcSchema.install", false)),
            Map.entry("42S02", new Meaning("the tables are not there: call JdbcSchema.install", false)),
            Map.entry("42S04", new Meaning("the tables are not there: call JdbcSchema.install", false)),
            Map.entry("90036", new Meaning("the tables are not there: call JdbcSchema.install", false)),
            Map.entry("42P07", THERE_ALREADY),
            Map.entry("42S01", THERE_ALREADY),
            Map.entry("42501", new Meaning("the database user lacks a right", false)),
            Map.entry("28", new Meaning("the database does not let this user in", false)),
            Map.entry("53", new Meaning("the database is short of memory or connections", true)),
            Map.entry("53100", new Meaning("the database's disk is full", false)),
            Map.entry("55P03", new Meaning("a lock was not to be had in time", true)),
            Map.entry("HYT00", new Meaning("a lock was not to be had in time", true)),
            Map.entry("57", new Meaning("the database was stopped or the statement cancelled", true)),
            Map.entry("58", new Meaning("the database's own files fail", false)),
            Map.entry("XX", new Meaning("the database or its files are broken", false)),
            Map.entry("90131", new Meaning("the transaction met another one too often", true)),
            Map.entry("90097", new Meaning("the database is read-only", false)),
            Map.entry("90098", CLOSED),
            Map.entry("90121", CLOSED),
            Map.entry("90028", UNWRITABLE),
            Map.entry("90031", UNWRITABLE));

    /** What follows in a URL that a driver, or {@code DriverManager}, puts into its text. */
    private static final Pattern SECRET = Pattern.compile(
            "((?:password|passwd|pwd|secret)=|//[^/@:\\s]*:(?=[^/@\\s]*@))[^;&@]*", Pattern.CASE_INSENSITIVE);

    private Failures() {}

    static StorageException of(SQLException e) {
        Meaning meaning = meaning(e);
        if (tellsOfData(e)) {
            return new StorageException(
                    meaning.says() + " (SQLSTATE " + e.getSQLState() + ")",
                    meaning.retryable(),
                    instead(e, "its text is left out: it may hold an address"));
        }
        String text = String.valueOf(e.getMessage());
        String shown = SECRET.matcher(text).replaceAll("$1***");
        return new StorageException(
                meaning.says() + " (SQLSTATE " + e.getSQLState() + ": " + shown + ")",
                meaning.retryable(),
                shown.equals(text) ? e : instead(e, shown));
    }

    private static SQLException instead(SQLException e, String text) {
        SQLException silent = new SQLException(text, e.getSQLState(), e.getErrorCode());
        silent.setStackTrace(e.getStackTrace());
        return silent;
    }

    /** Databases put the key into the text of a violated constraint, and the value into that of one they cannot take. */
    private static boolean tellsOfData(SQLException e) {
        for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
            String state = cause.getSQLState();
            if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
                return true;
            }
        }
        return false;
    }

    private static Meaning meaning(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (isBecauseOf(e, InterruptedException.class)) {
            return new Meaning("interrupted while waiting for the database", true);
        }
        for (int length : List.of(5, 2)) {
            Meaning meaning = state.length() < length ? null : BY_STATE.get(state.substring(0, length));
            if (meaning != null) {
                // H2 closes a database whose file it cannot write
                return meaning.equals(CLOSED) ? closed(e) : meaning;
            }
        }
        if (isBecauseOf(e, IOException.class)) {
            return closed(e);
        }
        if (e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
            return new Meaning("the database is not to be had now", true);
        }
        return new Meaning("the database refused", false);
    }

    private static Meaning closed(SQLException e) {
        if (isBecauseOf(e, ClosedChannelException.class)) {
            return INTERRUPTED;
        }
        return isBecauseOf(e, IOException.class) ? UNWRITABLE : CLOSED;
    }

    private static boolean isBecauseOf(SQLException e, Class<? extends Exception> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
