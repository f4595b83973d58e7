package io.github.mailworthy.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first code of the README compiles and runs, as it stands there. */
class FirstCodeTest {
    /** What stands for the reader's own. */
    private static final String HEAD = """
            %s
            public class Shown {
                interface Accounts { Optional<Account> find(AccountId id); }
                public static String run() throws Exception {
                    Account account = new Account(new AccountId("shop"), "Shop", Instant.EPOCH, ZoneId.of("Europe/Rome"),
                            EmailAddress.of("anna@shop.example"), true);
                    Accounts myAccounts = id -> Optional.of(account);
                    Session session = Session.getInstance(new Properties());
                    byte[] secret = new byte[32];
                    SendingProof signed = SendingProof.at("bounces.platform.example", ProofKeys.of(Map.of('a', secret), 'a'));
                    byte[] bounce = ("To: " + signed.returnPath(account.id(), EmailAddress.of("max@example.com"), Instant.now())
                            + "\\nFrom: MAILER-DAEMON@mx.example.com\\nContent-Type: message/delivery-status\\n\\n"
                            + "Final-Recipient: rfc822; max@example.com\\nAction: failed\\nStatus: 5.1.1\\n").getBytes("US-ASCII");
            """;

    @TempDir
    Path folder;

    @Test
    void the_first_code_compiles_and_runs() throws ReflectiveOperationException, IOException {
        String code = HEAD.formatted(imports()) + block(0)
                + "return answer.isAllowed() + \" then \" + mailworthy.gate()"
                + ".ask(shop, SendQuestion.commercial(\"news\"), EmailAddress.of(\"max@example.com\")).isAllowed()"
                + " + \", \" + card.status(); }}";
        compile(code);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, FirstCodeTest.class.getClassLoader())) {
            assertEquals(
                    "true then false, BLOCKLISTED",
                    loader.loadClass("Shown").getMethod("run").invoke(null));
        }
    }

    private void compile(String code) throws IOException {
        Path source = Files.writeString(folder.resolve("Shown.java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath());
            boolean done = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertTrue(done, said::toString);
        }
    }

    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** The Java code of the README, block by block. */
    private static String block(int which) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : readme()) {
            if (line.startsWith("```")) {
                if (inside) {
                    blocks.add(block.toString());
                    block.setLength(0);
                }
                inside = line.equals("```java");
            } else if (inside) {
                block.append(line).append('\n');
            }
        }
        return blocks.get(which);
    }

    private static List<String> readme() {
        try {
            return Files.readAllLines(Path.of("..", "..", "README.md"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String imports() {
        return Stream.of(
                        "java.time",
                        "java.util",
                        "jakarta.mail",
                        "io.github.mailworthy.account",
                        "io.github.mailworthy.address",
                        "io.github.mailworthy.card",
                        "io.github.mailworthy.contact",
                        "io.github.mailworthy.feedback",
                        "io.github.mailworthy.gate",
                        "io.github.mailworthy.mail",
                        "io.github.mailworthy.mail.dns",
                        "io.github.mailworthy.mail.feedback",
                        "io.github.mailworthy.mail.jakarta",
                        "io.github.mailworthy.mail.verification",
                        "io.github.mailworthy.storage.memory")
                .map(name -> "import " + name + ".*;")
                .collect(Collectors.joining("\n"));
    }
}
