package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.mail.gate.ScreeningCounts;
import io.github.mailworthy.mail.text.MessageCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the answers of a screening: all to standard output, and to a file each where one is wanted. */
final class ScreenRows implements AutoCloseable {
    private final MessageCatalog catalog = MessageCatalog.english();
    private final PrintWriter out;
    private final Map<Path, PrintWriter> files = new LinkedHashMap<>();
    private final PrintWriter allowed;
    private final PrintWriter refused;
    private long allowedCount;
    private long refusedCount;
    private long skipped;

    /**
     * Rows to standard output and these files.
     *
     * @throws IOException if a file cannot be written; the others are closed
     */
    ScreenRows(PrintWriter out, @Nullable Path allowed, @Nullable Path refused) throws IOException {
        this.out = out;
        try {
            this.allowed = file(allowed);
            this.refused = file(refused);
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    private PrintWriter file(@Nullable Path file) throws IOException {
        if (file == null) {
            return new PrintWriter(PrintWriter.nullWriter());
        }
        PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        files.put(file, writer);
        return writer;
    }

    void start() {
        out.print("address\tresult\tcode\treason\n");
    }

    void answered(EmailAddress address, SendAnswer answer) {
        answer.match(may -> allow(address), may -> refuse(address.toString(), may.code(), catalog.words(may.why())));
    }

    void notAnAddress(String line) {
        skipped++;
        row(line.replaceAll("\\p{Cntrl}", " "), "NOT_AN_ADDRESS", "This is no address.");
    }

    private boolean allow(EmailAddress address) {
        allowedCount++;
        out.print(address + "\tallowed\t\t\n");
        allowed.print(address + "\n");
        return true;
    }

    private boolean refuse(String address, String code, String reason) {
        refusedCount++;
        row(address, code, reason);
        return true;
    }

    private void row(String address, String code, String reason) {
        String row = address + "\trefused\t" + code + "\t" + reason + "\n";
        out.print(row);
        refused.print(row);
    }

    /** What was answered so far. */
    ScreeningCounts counts() {
        long screened = allowedCount + refusedCount;
        return new ScreeningCounts(screened, allowedCount, refusedCount, screened);
    }

    /** How many lines were no addresses, so far. */
    long skipped() {
        return skipped;
    }

    /** Ends all output, and names what could not be written whole. */
    List<String> unwritten() {
        close();
        List<String> unwritten = new ArrayList<>();
        if (out.checkError()) {
            unwritten.add("standard output");
        }
        files.forEach((file, writer) -> {
            if (writer.checkError()) {
                unwritten.add(file.toString());
            }
        });
        return unwritten;
    }

    @Override
    public void close() {
        out.flush();
        files.values().forEach(PrintWriter::close);
    }
}
