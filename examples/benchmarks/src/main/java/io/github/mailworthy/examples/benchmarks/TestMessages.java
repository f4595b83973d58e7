package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.mail.jakarta.JakartaMailer;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.sender.SenderDesk;
import io.github.mailworthy.mail.sender.SenderWorld;
import io.github.mailworthy.mail.sender.TestResult;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderUse;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** Test messages to the Postfix that {@code .ci/test-message} starts: what is told of each step, right and wrong. */
public final class TestMessages {
    private static int wrong;

    private TestMessages() {}

    /** Sends them all; the argument is the first of the script's ports. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        expect("accepted", Optional.empty(), send(port, "host", "secret", "notify@platform.test"));
        expect("nobody listens", Optional.of(What.CONNECT), send(port + 9, "host", "secret", "notify@platform.test"));
        expect("unknown issuer", Optional.of(What.TLS), send(port + 1, "host", "secret", "notify@platform.test"));
        expect("another's name", Optional.of(What.TLS), send(port + 2, "host", "secret", "notify@platform.test"));
        expect("expired", Optional.of(What.TLS), send(port + 3, "host", "secret", "notify@platform.test"));
        expect("wrong password", Optional.of(What.AUTHENTICATE), send(port, "host", "guess", "notify@platform.test"));
        expect("refused sender", Optional.of(What.SENDER), send(port, "host", "secret", "banned@platform.test"));
        expect("no log-in", Optional.of(What.RECIPIENT), send(port, "", "", "notify@platform.test"));
        expect("refused message", Optional.of(What.MESSAGE), send(port + 4, "host", "secret", "notify@platform.test"));
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static void expect(String what, Optional<What> failing, TestResult result) {
        Optional<What> failed = result.steps().stream()
                .filter(step -> !step.done())
                .map(Step::what)
                .findFirst();
        boolean right = failed.equals(failing)
                && (result.outcome() == TestResult.Outcome.ACCEPTED) == failing.isEmpty()
                && result.remedy().isEmpty() == failing.isEmpty();
        wrong += right ? 0 : 1;
        System.out.println((right ? "ok   " : "WRONG ") + what + ": " + result.outcome() + " in "
                + result.took().toMillis() + " ms");
        for (Step step : result.steps()) {
            System.out.println("     " + (step.done() ? "+ " : "- ") + step.what() + " "
                    + step.took().toMillis() + " ms: " + step.said());
            step.certificate().ifPresent(certificate -> System.out.println("         " + certificate));
        }
        if (!result.remedy().isEmpty()) {
            System.out.println("     => " + result.remedy());
        }
    }

    private static TestResult send(int port, String user, String password, String notifications) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        Session session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        });
        try (JakartaMailer mailer = JakartaMailer.builder(session)
                .timeLimits(Duration.ofSeconds(5), Duration.ofSeconds(10))
                .build()) {
            SenderDesk desk = new SenderDesk(new SenderWorld(
                    new InMemoryStorage(),
                    mailer,
                    (name, type) -> CompletableFuture.completedStage(new DnsAnswer.NoData(Optional.empty())),
                    InstantSource.system(),
                    new SecureRandom(),
                    "platform.test",
                    new Mailbox("Platform", EmailAddress.of(notifications)),
                    KnownDomains.NONE,
                    SenderPolicy.standard(),
                    SenderUse.STANDARD));
            Account account = new Account(
                    new AccountId("acme"),
                    "Acme",
                    Instant.EPOCH,
                    ZoneOffset.UTC,
                    EmailAddress.of("owner@acme.test"),
                    true);
            return desk.test(account, new SenderDetails("Acme", "news@acme.com", ""));
        }
    }
}
