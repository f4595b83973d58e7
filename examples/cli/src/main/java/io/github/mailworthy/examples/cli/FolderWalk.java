package io.github.mailworthy.examples.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder and all folders in it, but those whose name starts with a dot. What is no file (a pipe, a device, a link to
 * nothing or to another folder) and what cannot be looked into is told and passed over; nothing is opened.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path real;
    private final BiConsumer<String, String> broken;
    private final List<Path> found = new ArrayList<>();

    FolderWalk(Path folder, Path real, BiConsumer<String, String> broken) {
        this.folder = folder;
        this.real = real;
        this.broken = broken;
    }

    /** The files, sorted by name. */
    static List<Path> through(Path folder, BiConsumer<String, String> broken) {
        try {
            FolderWalk walk = new FolderWalk(folder, folder.toRealPath(), broken);
            Files.walkFileTree(walk.real, walk);
            return walk.found.stream().sorted().toList();
        } catch (IOException unreadable) {
            broken.accept(folder.toString(), "cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Path named = named(file);
        if (named.getFileName().toString().startsWith(".")) {
            return FileVisitResult.CONTINUE;
        }
        if (Files.isRegularFile(file)) {
            found.add(named);
        } else if (Files.isDirectory(file)) {
            broken.accept(named.toString(), "a link to a folder, not followed");
        } else {
            broken.accept(named.toString(), attributes.isSymbolicLink() ? "a link to no file" : "no file");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return told(file, unreadable);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException unreadable) {
        return unreadable == null ? FileVisitResult.CONTINUE : told(directory, unreadable);
    }

    private FileVisitResult told(Path path, IOException unreadable) {
        broken.accept(
                named(path).toString(),
                "cannot be read: " + unreadable.getClass().getSimpleName());
        return FileVisitResult.CONTINUE;
    }

    /** As the person would write it, who may have named the folder by a link. */
    private Path named(Path path) {
        return folder.resolve(real.relativize(path));
    }
}
