package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
    @TempDir
    private Path folder;

    private final Map<String, String> told = new TreeMap<>();

    private String file(String name) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x").toString();
    }

    private List<String> found(Path from) {
        return FolderWalk.through(from, told::put).stream().map(Path::toString).toList();
    }

    @Test
    void all_files_are_found_in_order_but_hidden_ones() throws IOException {
        String last = file("z");
        String inner = file("b/c/mail");
        String first = file("a");
        file(".hidden");
        assertEquals(List.of(first, inner, last), found(folder));
        assertTrue(told.isEmpty());
    }

    @Test
    void what_is_no_file_is_told_and_never_opened() throws IOException, InterruptedException {
        String file = file("a");
        file("inner/b");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        Path round = Files.createSymbolicLink(folder.resolve("inner/round"), folder);
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("a"));
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertEquals(List.of(file, alias.toString(), folder.resolve("inner/b").toString()), found(folder));
        assertEquals(
                Map.of(
                        dangling.toString(), "a link to no file",
                        round.toString(), "a link to a folder, not followed",
                        pipe.toString(), "no file"),
                told);
    }

    @Test
    void a_folder_named_by_a_link_is_read_under_that_name(@TempDir Path elsewhere) throws IOException {
        file("a");
        Path link = Files.createSymbolicLink(elsewhere.resolve("mails"), folder);
        assertEquals(List.of(link.resolve("a").toString()), found(link));
    }

    @Test
    void a_folder_that_cannot_be_read_does_not_stop_the_others() {
        FolderWalk walk = new FolderWalk(Path.of("mails"), folder, told::put);
        Path secret = folder.resolve("secret");
        AccessDeniedException denied = new AccessDeniedException(secret.toString());
        assertEquals(FileVisitResult.CONTINUE, walk.visitFileFailed(secret, denied));
        assertEquals(FileVisitResult.CONTINUE, walk.postVisitDirectory(folder.resolve("half"), denied));
        assertEquals(FileVisitResult.CONTINUE, walk.postVisitDirectory(folder.resolve("whole"), null));
        assertEquals(
                Map.of(
                        "mails/secret", "cannot be read: AccessDeniedException",
                        "mails/half", "cannot be read: AccessDeniedException"),
                told);
    }
}
