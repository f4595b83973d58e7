package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.feedback.FeedbackReader;
import io.github.mailworthy.mail.feedback.ProofKeys;
import io.github.mailworthy.mail.feedback.SendingProof;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.screening.ScreeningKey;
import io.github.mailworthy.mail.screening.ScreeningSnapshot;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the README shows, compiled and run: its marked blocks are lines of this file. */
class ReadmeTest {
    private static final String MARK = "<!-- compiled and run by ReadmeTest -->\n```java\n";
    private static final Logger log = LoggerFactory.getLogger(ReadmeTest.class);

    @TempDir
    private Path folder;

    @Test
    void the_marked_blocks_of_the_readme_are_lines_of_this_file() throws IOException {
        String source = stripped(Files.readString(
                found("src/test/java/io/github/mailworthy/mail/ReadmeTest.java"), StandardCharsets.UTF_8));
        String[] blocks = Files.readString(found("../README.md")).split(MARK);
        assertEquals(4, blocks.length);
        for (int i = 1; i < blocks.length; i++) {
            String block = stripped(blocks[i].substring(0, blocks[i].indexOf("```")));
            assertTrue(source.contains(block), block);
        }
    }

    @Test
    void a_worker_screens_by_a_snapshot() throws IOException {
        World world = new World();
        Mailworthy mailworthy = world.mailworthy;
        Storage storage = world.storage;
        AccountId account = SHOP;
        world.mailworthy
                .feedback()
                .take(SHOP, List.of(world.bounce("max@example.com", BounceCategory.NO_SUCH_MAILBOX)));
        Path file = folder.resolve("shop.screen");
        byte[] secret = new byte[16];
        SendQuestion question = SendQuestion.commercial("news");
        List<EmailAddress> list = List.of(EmailAddress.of("max@example.com"), EmailAddress.of("ann@example.com"));
        List<EmailAddress> toSend = new ArrayList<>();

        ScreeningKey key = ScreeningKey.of(secret); // 16 random octets; keep them with your secrets, not with the file
        ScreeningSnapshot.take(storage, Optional.of(account), mailworthy.gate().policy(), key, Instant.now())
                .write(file);

        ScreeningSnapshot snapshot = ScreeningSnapshot.map(file, key)
                .refreshed(storage, mailworthy.gate().policy(), Instant.now()); // costs what has changed since
        mailworthy.gate().screen(snapshot, account, question, list.iterator(), (address, answer) -> {
            if (answer.isAllowed()) {
                toSend.add(address); // and gate().send asks once more
            }
        });

        assertEquals(List.of(EmailAddress.of("ann@example.com")), toSend);
    }

    @Test
    void a_signed_return_path_proves_what_comes_back() {
        byte[] secret = new byte[32];
        InstantSource clock = InstantSource.system();

        ProofKeys keys = ProofKeys.of(Map.of('a', secret), 'a'); // a second letter when you change keys
        SendingProof signed = SendingProof.at("bounces.host.example", keys); // a domain whose mail you read
        FeedbackReader reader = FeedbackReader.standard().with(signed, clock);

        World world =
                new World(new InMemoryStorage(), builder -> builder.clock(clock).returnPaths(signed));
        world.mailworthy
                .gate()
                .send(
                        SHOP,
                        SendQuestion.of(MessageKind.TRANSACTIONAL),
                        OutgoingMessage.builder()
                                .from("Shop", EmailAddress.of("hello@shop.example"))
                                .to(EmailAddress.of("max@example.com"))
                                .text("hello")
                                .messageId("1@shop.example")
                                .date(clock.instant())
                                .build());
        String bounce = "From: MAILER-DAEMON@mx.example.com\r\nTo: "
                + world.mailer.last().returnPath()
                + "\r\nSubject: failure\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\n"
                + "Final-Recipient: rfc822; max@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--b--\r\n";
        var feedback = reader.read(bounce.getBytes(StandardCharsets.US_ASCII)).feedback();
        assertEquals(
                List.of(FeedbackKind.BOUNCE),
                feedback.stream().map(one -> one.kind()).toList());
        world.mailworthy.feedback().take(SHOP, feedback);
        assertTrue(world.mailworthy
                .gate()
                .ask(SHOP, SendQuestion.of(MessageKind.TRANSACTIONAL), EmailAddress.of("max@example.com"))
                .refusal()
                .isPresent());
    }

    @Test
    void an_executor_goes_on_after_the_store_was_away() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch often = new CountDownLatch(10);
        InMemoryStorage real = new InMemoryStorage();
        Storage away = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, args) -> {
                    often.countDown();
                    if (calls.incrementAndGet() < 5) {
                        throw new StorageException("the connection is lost", true, null);
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        Mailworthy mailworthy = new World(away).mailworthy;
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

        Runnable due = () -> {
            try {
                mailworthy.runDue(100);
            } catch (Throwable broken) {
                log.error("it is called again in a minute", broken); // what is thrown would end the task, in silence
            }
        };

        scheduler.scheduleWithFixedDelay(due, 0, 1, TimeUnit.MILLISECONDS);
        assertTrue(often.await(1, TimeUnit.MINUTES));
        scheduler.shutdownNow();
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** Of this module, from wherever the tests are started. */
    private static Path found(String inModule) {
        Path here = Path.of(inModule);
        return Files.exists(here) ? here : Path.of("mail").resolve(inModule);
    }
}
