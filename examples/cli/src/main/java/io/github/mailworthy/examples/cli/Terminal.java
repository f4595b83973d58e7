package io.github.mailworthy.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether standard error is a terminal. Java 17 does not tell: {@code System.console()} is null as soon as standard output
 * goes into a file, which is when a progress bar is wanted. So Linux is asked what file descriptor 2 is; elsewhere picocli
 * decides.
 */
final class Terminal {
    private Terminal() {}

    static boolean isStandardError() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return named(Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString());
        } catch (IOException | UnsupportedOperationException noProc) {
            return Ansi.AUTO.enabled();
        }
    }

    /** Whether a device of this name is a terminal. */
    static boolean named(String device) {
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }
}
