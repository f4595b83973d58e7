package io.github.mailworthy.mail.work;

/** Which failures of a host's part nobody can go on from. */
public final class Fatal {
    private Fatal() {}

    /**
     * Throws it again if the JVM itself is in trouble. A missing class or a runaway recursion of a host's part is not: it costs what was
     * at hand, and what comes after it goes on.
     */
    public static void rethrow(Throwable broken) {
        if (broken instanceof VirtualMachineError dying && !(broken instanceof StackOverflowError)) {
            throw dying;
        }
    }
}
