package io.github.mailworthy.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether two names lead to one file: by a link, by another spelling, and before there is a file. */
final class ScreenFiles {
    private ScreenFiles() {}

    /** Whether writing the one would overwrite the other; devices such as {@code /dev/null} may be named as often as one likes. */
    static boolean isSame(Path one, Path other) throws IOException {
        if (!Files.exists(one) || !Files.exists(other)) {
            return place(one).equals(place(other));
        }
        return Files.isRegularFile(one) && Files.isSameFile(one, other);
    }

    private static Path place(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        Optional<Path> name = Optional.ofNullable(whole.getFileName());
        return folder != null && name.isPresent() && Files.exists(folder)
                ? folder.toRealPath().resolve(name.get())
                : whole;
    }
}
