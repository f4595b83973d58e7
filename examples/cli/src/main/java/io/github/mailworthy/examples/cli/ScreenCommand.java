package io.github.mailworthy.examples.cli;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.ScreeningCounts;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mailworthy screen}: which addresses of a list may be mailed, and why the others may not. */
@Command(
        name = "screen",
        mixinStandardHelpOptions = true,
        description = {
            "Which addresses of a list may be mailed, and why the others may not.",
            "One row for each address, in the list's order, in columns parted by tabs: address, allowed or refused, code, reason."
                    + " The counts come last, on standard error."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all may be mailed",
            "1:some may not be mailed, or are no addresses",
            "2:wrong arguments",
            "3:the database cannot be asked, or was lost on the way: what was written by then is right and not whole",
            "4:the list could not be read, or the output not written, to the end"
        })
final class ScreenCommand implements Callable<Integer> {
    private static final int AT_ONCE = 1024;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--account", required = true, description = "whose contacts they are")
    private String account = "";

    @Option(names = "--kind", required = true, description = "what is to be sent: ${COMPLETION-CANDIDATES}")
    private MessageKind kind = MessageKind.COMMERCIAL;

    @Option(names = "--list", paramLabel = "ID", description = "the list that a commercial message goes to")
    private @Nullable String list;

    @Option(names = "--db", required = true, paramLabel = "URL", description = "the store: a JDBC URL")
    private String url = "";

    @Option(names = "--db-user", paramLabel = "USER", description = "of the database")
    private @Nullable String user;

    @Option(names = "--db-password", paramLabel = "PASSWORD", description = "of the database")
    private @Nullable String password;

    @Option(names = "--allowed", paramLabel = "FILE", description = "gets the allowed addresses, one a line")
    private @Nullable Path allowed;

    @Option(names = "--refused", paramLabel = "FILE", description = "gets the rows of the refused ones")
    private @Nullable Path refused;

    @Option(
            names = "--erasure-key",
            paramLabel = "ID=FILE",
            description =
                    "a key that addresses were erased with, in a file; all of them, or erased addresses are not known")
    private Map<String, Path> erasureKeys = new LinkedHashMap<>();

    @Parameters(paramLabel = "LIST", description = "a file with one address a line; - is standard input")
    private String source = "";

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        AccountId id = argument(() -> new AccountId(account));
        SendQuestion question = argument(() -> new SendQuestion(kind, Optional.ofNullable(list), Optional.empty()));
        Pseudonyms names = pseudonyms();
        requireOtherFiles();
        // the files are emptied first: what an earlier run has written must not be taken for this one's
        try (InputStream in = open();
                ScreenRows rows = rows()) {
            Storage storage = JdbcStorage.on(new OneConnection(url, user, password));
            // missing tables are told before anything is answered
            storage.find(List.of(new ContactKey(id, EmailAddress.of("nobody@example.com")).row()));
            SendGate gate = new SendGate(
                    new Works(
                            storage, unknown -> Optional.empty(), InstantSource.system(), () -> "", event -> {}, names),
                    GateSettings.STANDARD);
            Lines lines = new Lines(in);
            boolean whole = screen(new Screened(gate, id, question, rows), lines);
            return end(rows, whole, lines.latin1());
        } catch (StorageException down) {
            err.println("the database cannot be asked: " + down.getMessage());
            return 3;
        } catch (UncheckedIOException | IOException broken) {
            err.println(source + " could not be read to its end: " + broken.getMessage());
            return 4;
        }
    }

    /** What is asked, and where the answers go. */
    private record Screened(SendGate gate, AccountId id, SendQuestion question, ScreenRows rows) {
        /** Answers some lines, in their order; no answer at all if the store could not be asked for each. */
        boolean answer(List<ListLines.Line> lines) {
            List<SendAnswer> answers = new ArrayList<>();
            Iterator<EmailAddress> addresses =
                    lines.stream().flatMap(line -> line.address().stream()).iterator();
            gate.screen(id, question, addresses, (address, answer) -> answers.add(answer));
            if (gate.answeredWithoutStore().values().stream().anyMatch(n -> n > 0)) {
                return false;
            }
            Iterator<SendAnswer> next = answers.iterator();
            for (ListLines.Line line : lines) {
                line.address()
                        .ifPresentOrElse(
                                address -> rows.answered(address, next.next()), () -> rows.notAnAddress(line.text()));
            }
            return true;
        }
    }

    private boolean screen(Screened screened, Lines lines) throws IOException {
        ScreenProgress progress =
                new ScreenProgress(spec.commandLine().getErr(), source.equals("-") ? 0 : Files.size(Path.of(source)));
        ListLines list = new ListLines(lines, progress::read);
        screened.rows().start();
        boolean whole = true;
        for (List<ListLines.Line> some = list.next(AT_ONCE); whole && !some.isEmpty(); some = list.next(AT_ONCE)) {
            whole = screened.answer(some);
            progress.show(screened.rows().counts());
        }
        progress.end();
        return whole;
    }

    private int end(ScreenRows rows, boolean whole, int latin1) {
        PrintWriter err = spec.commandLine().getErr();
        List<String> unwritten = rows.unwritten();
        ScreeningCounts counts = rows.counts();
        err.println(counts.screened() + " addresses: " + counts.allowed() + " allowed, " + counts.refused()
                + " refused; " + rows.skipped() + " lines were no addresses");
        if (latin1 > 0) {
            err.println(latin1 + " lines are no UTF-8 and were read as ISO-8859-1");
        }
        if (erasureKeys.isEmpty()) {
            err.println("no --erasure-key was given: restricted addresses that were erased are not known");
        }
        unwritten.forEach(name -> err.println("could not be written to its end: " + name));
        if (!whole) {
            err.println("the database was lost on the way, and the rest of the list is not answered: run it again");
            return 3;
        }
        return !unwritten.isEmpty() ? 4 : counts.refused() == 0 && rows.skipped() == 0 ? 0 : 1;
    }

    private Pseudonyms pseudonyms() {
        Pseudonyms names = Pseudonyms.NONE;
        for (Map.Entry<String, Path> key : erasureKeys.entrySet()) {
            byte[] secret;
            try {
                secret = Files.readAllBytes(key.getValue());
            } catch (IOException missing) {
                throw wrong("cannot be read: " + key.getValue(), missing);
            }
            Pseudonyms before = names;
            names = argument(() -> before.with(key.getKey(), secret));
        }
        return names;
    }

    /** No file that is read may be written, and none twice. */
    private void requireOtherFiles() {
        List<Path> named = new ArrayList<>(erasureKeys.values());
        if (!source.equals("-")) {
            named.add(Path.of(source));
        }
        try {
            for (Path written :
                    Stream.of(allowed, refused).filter(Objects::nonNull).toList()) {
                for (Path other : named) {
                    if (ScreenFiles.isSame(written, other)) {
                        throw wrong("would overwrite " + other + ": " + written, null);
                    }
                }
                named.add(written);
            }
        } catch (IOException broken) {
            throw wrong("cannot be looked at: " + broken.getMessage(), broken);
        }
    }

    private ScreenRows rows() {
        try {
            return new ScreenRows(spec.commandLine().getOut(), allowed, refused);
        } catch (IOException unwritable) {
            throw wrong("cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private InputStream open() {
        try {
            if (!source.equals("-") && Files.isDirectory(Path.of(source))) {
                throw wrong("cannot be read, it is a folder: " + source, null);
            }
            return source.equals("-")
                    ? System.in
                    : new BufferedInputStream(Files.newInputStream(Path.of(source)), 1 << 16);
        } catch (IOException missing) {
            throw wrong("cannot be read: " + source, missing);
        }
    }

    private <T> T argument(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private ParameterException wrong(String what, @Nullable Exception why) {
        return new ParameterException(spec.commandLine(), what, why);
    }
}
