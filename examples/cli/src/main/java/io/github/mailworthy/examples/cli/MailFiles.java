package io.github.mailworthy.examples.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Finds mails in files, folders, mboxes and on standard input; what cannot be read is told and passed over. */
final class MailFiles {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private final BiConsumer<String, String> broken;

    MailFiles(BiConsumer<String, String> broken) {
        this.broken = broken;
    }

    /** What is done with each mail. */
    interface Each {
        void mail(String name, InputStream mail) throws IOException;
    }

    void each(String source, Each each) {
        if (source.equals("-")) {
            open("-", System.in, each);
            return;
        }
        try {
            Path path = Path.of(source);
            if (Files.isDirectory(path)) {
                FolderWalk.through(path, broken).forEach(file -> file(file, each));
            } else {
                file(path, each);
            }
        } catch (InvalidPathException noPath) {
            broken.accept(source, "no such file");
        }
    }

    private void file(Path path, Each each) {
        if (!Files.exists(path)) {
            broken.accept(path.toString(), "no such file");
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            open(path.toString(), in, each);
        } catch (IOException unreadable) {
            broken.accept(path.toString(), "cannot be read: " + unreadable.getMessage());
        }
    }

    private void open(String name, InputStream in, Each each) {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        try {
            passOver(BYTE_ORDER_MARK, buffered);
            if (!Mbox.starts(buffered)) {
                each.mail(name, buffered);
                return;
            }
            Mbox mbox = new Mbox(buffered);
            int number = 0;
            while (!mbox.atEnd()) {
                byte[] mail = mbox.next();
                number++;
                each.mail(name + (number == 1 && mbox.atEnd() ? "" : "#" + number), new ByteArrayInputStream(mail));
            }
        } catch (IOException unreadable) {
            broken.accept(name, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static void passOver(byte[] start, BufferedInputStream in) throws IOException {
        in.mark(start.length);
        for (byte one : start) {
            if (in.read() != (one & 0xff)) {
                in.reset();
                return;
            }
        }
    }
}
