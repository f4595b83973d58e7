package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.mail.gate.ScreeningCounts;
import io.github.mailworthy.mail.gate.ScreeningListener;
import io.github.mailworthy.mail.text.MessageCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the answers of a screening: all to standard output, and to a file each where one is wanted. */
final class ScreenRows implements AutoCloseable {
    private final MessageCatalog catalog = MessageCatalog.english();
    private final PrintWriter out;
    private final Optional<PrintWriter> allowed;
    private final Optional<PrintWriter> refused;

    ScreenRows(PrintWriter out, @Nullable Path allowed, @Nullable Path refused) throws IOException {
        this.out = out;
        this.allowed = file(allowed);
        this.refused = file(refused);
    }

    void start() {
        out.print("address\tresult\tcode\treason\n");
    }

    private static Optional<PrintWriter> file(@Nullable Path file) throws IOException {
        return file == null
                ? Optional.empty()
                : Optional.of(new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
    }

    /** A listener that writes rows, and passes the progress on. */
    ScreeningListener with(Consumer<ScreeningCounts> progress) {
        return new ScreeningListener() {
            @Override
            public void answered(EmailAddress address, SendAnswer answer) {
                answer.match(
                        may -> allow(address), may -> refuse(address.toString(), may.code(), catalog.words(may.why())));
            }

            @Override
            public void progress(ScreeningCounts soFar) {
                progress.accept(soFar);
            }
        };
    }

    void notAnAddress(String line) {
        refuse(line.replaceAll("\\p{Cntrl}", " "), "NOT_AN_ADDRESS", "This is no address.");
    }

    private boolean allow(EmailAddress address) {
        out.print(address + "\tallowed\t\t\n");
        allowed.ifPresent(file -> file.print(address + "\n"));
        return true;
    }

    private boolean refuse(String address, String code, String reason) {
        String row = address + "\trefused\t" + code + "\t" + reason + "\n";
        out.print(row);
        refused.ifPresent(file -> file.print(row));
        return true;
    }

    void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
        allowed.ifPresent(PrintWriter::close);
        refused.ifPresent(PrintWriter::close);
    }
}
