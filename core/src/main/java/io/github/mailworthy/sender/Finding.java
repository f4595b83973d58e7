package io.github.mailworthy.sender;

import java.util.Collection;

/**
 * One thing that speaks for or against a sender or its domain.
 *
 * @param code stable, upper-case words joined by {@code _}
 * @param severity what follows from it
 * @param sentence what was found, for the customer
 * @param remedy what the customer can do about it; empty where nothing is to be done
 */
public record Finding(String code, Severity severity, String sentence, String remedy) {
    /** What follows from a finding. */
    public enum Severity {
        /** The sender cannot be used. */
        ERROR,
        /** Shown; the sender can be used. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    /** A finding that blocks. */
    public static Finding error(String code, String sentence, String remedy) {
        return new Finding(code, Severity.ERROR, sentence, remedy);
    }

    /** A finding that is shown. */
    public static Finding warning(String code, String sentence, String remedy) {
        return new Finding(code, Severity.WARNING, sentence, remedy);
    }

    /** A finding that is worth knowing. */
    public static Finding info(String code, String sentence, String remedy) {
        return new Finding(code, Severity.INFO, sentence, remedy);
    }

    /** Whether it forbids the sender. */
    public boolean blocks() {
        return severity == Severity.ERROR;
    }

    /** Whether any of these forbids the sender. */
    public static boolean anyBlocks(Collection<Finding> findings) {
        return findings.stream().anyMatch(Finding::blocks);
    }
}
