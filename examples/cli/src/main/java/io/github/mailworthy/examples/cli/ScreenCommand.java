package io.github.mailworthy.examples.cli;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.ScreeningCounts;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.jdbc.JdbcStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "3:the database cannot be asked"
        })
final class ScreenCommand implements Callable<Integer> {
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
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        AccountId id = accountId();
        try (BufferedReader lines = open();
                ScreenRows rows = new ScreenRows(spec.commandLine().getOut(), allowed, refused)) {
            Storage storage = JdbcStorage.on(new OneConnection(url, user, password));
            // missing tables are told before anything is answered
            storage.find(List.of(new ContactKey(id, EmailAddress.of("nobody@example.com")).row()));
            rows.start();
            SendGate gate = new SendGate(
                    new Works(
                            storage,
                            unknown -> Optional.empty(),
                            InstantSource.system(),
                            () -> "",
                            event -> {},
                            pseudonyms()),
                    GateSettings.STANDARD);
            ScreenProgress progress = new ScreenProgress(err, source.equals("-") ? 0 : Files.size(Path.of(source)));
            AddressLines addresses = new AddressLines(lines, rows::notAnAddress, progress::read);
            SendQuestion question = new SendQuestion(kind, Optional.ofNullable(list), Optional.empty());
            ScreeningCounts counts = gate.screen(id, question, addresses, rows.with(progress::show));
            progress.end();
            rows.flush();
            err.println(counts.screened() + " addresses: " + counts.allowed() + " allowed, " + counts.refused()
                    + " refused; " + addresses.skipped() + " lines were no addresses");
            if (erasureKeys.isEmpty()) {
                err.println("no --erasure-key was given: restricted addresses that were erased are not known");
            }
            if (gate.answeredWithoutStore().values().stream().anyMatch(n -> n > 0)) {
                err.println("the database was lost on the way: run it again");
                return 3;
            }
            return counts.refused() == 0 && addresses.skipped() == 0 ? 0 : 1;
        } catch (StorageException down) {
            err.println("the database cannot be asked: " + down.getMessage());
            return 3;
        }
    }

    private Pseudonyms pseudonyms() throws IOException {
        Pseudonyms names = Pseudonyms.NONE;
        for (Map.Entry<String, Path> key : erasureKeys.entrySet()) {
            try {
                names = names.with(key.getKey(), Files.readAllBytes(key.getValue()));
            } catch (NoSuchFileException missing) {
                throw new ParameterException(spec.commandLine(), "cannot be read: " + key.getValue(), missing);
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
            }
        }
        return names;
    }

    private AccountId accountId() {
        try {
            return new AccountId(account);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private BufferedReader open() throws IOException {
        if (!source.equals("-") && !Files.isReadable(Path.of(source))) {
            throw new ParameterException(spec.commandLine(), "cannot be read: " + source);
        }
        return new BufferedReader(new InputStreamReader(
                source.equals("-") ? System.in : Files.newInputStream(Path.of(source)), StandardCharsets.UTF_8));
    }
}
