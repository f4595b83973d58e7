package io.github.mailworthy.mail.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsJavaLookupTest {
    private static final ZoneFileLookup ZONE = ZoneFileLookup.of("""
            $TTL 300
            $ORIGIN test.
            @            SOA   ns.test. root.test. 1 3600 600 86400 60
            acme         MX    10 mx1.acme
                         MX    20 mx2.acme
                         TXT   "one " "two" "\\255\\000"
            mx1.acme     A     192.0.2.1
                         AAAA  2001:db8::1
            none         MX    0 .
            alias        CNAME second
            second  60   CNAME acme
            circle       CNAME circle2
            circle2      CNAME circle
            *.wild       MX    5 mx1.acme
            xn--bcher-kva MX   1 mx1.acme
            a\\032b.odd    A    192.0.2.1
            a\\\\\\(.odd   A    192.0.2.1
            \\255\\000.odd  A    192.0.2.1
            _x\\@y\\;\\$\\"\\(\\).odd A 192.0.2.1
            """
            + IntStream.range(0, 60)
                    .mapToObj(i -> "big MX " + i + " mx" + i + ".a-rather-long-name-of-a-server.acme.test.")
                    .collect(Collectors.joining("\n", "", "\n")));

    private static final DnsLookup WITH_TROUBLE = (name, type) -> {
        if (name.equals("fails.test")) {
            return CompletableFuture.completedStage(new Failed(Cause.SERVER_FAILURE, ""));
        }
        return name.equals("silent.test")
                ? CompletableFuture.completedStage(new Failed(Cause.TIMEOUT, ""))
                : ZONE.lookup(name, type);
    };

    private final DnsServer server = DnsServer.start(WITH_TROUBLE);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T06:00:00Z"));
    private final DnsJavaLookup lookup = DnsJavaLookup.builder()
            .server(server.address())
            .timeLimit(Duration.ofSeconds(20))
            .clock(now::get)
            .build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void exchangers_come_with_their_preference_and_ttl() {
        DnsAnswer.Records records = assertInstanceOf(DnsAnswer.Records.class, ask("Acme.TEST.", RecordType.MX));
        assertEquals(
                List.of(new DnsRecord.Mx(10, "mx1.acme.test"), new DnsRecord.Mx(20, "mx2.acme.test")),
                records.records().stream()
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList());
        assertEquals(Duration.ofSeconds(300), records.ttl());
    }

    @Test
    void a_null_exchanger_is_told_as_such() {
        DnsRecord.Mx mx = assertInstanceOf(
                DnsRecord.Mx.class, ask("none.test", RecordType.MX).records().get(0));
        assertTrue(mx.isNull());
    }

    @Test
    void the_octets_of_a_text_come_through() {
        assertEquals(
                List.of(new DnsRecord.Txt(List.of("one ", "two", "\u00ff\u0000"))),
                ask("acme.test", RecordType.TXT).records());
    }

    @Test
    void addresses_of_both_kinds_are_read() {
        assertEquals(
                "[Address[ip=192.0.2.1]]",
                ask("mx1.acme.test", RecordType.A).records().toString());
        assertEquals(
                "[Address[ip=2001:db8::1]]",
                ask("mx1.acme.test", RecordType.AAAA).records().toString());
    }

    @Test
    void aliases_are_followed_and_told_with_the_least_ttl() {
        DnsAnswer.Records records = assertInstanceOf(DnsAnswer.Records.class, ask("alias.test", RecordType.MX));
        assertEquals(List.of("second.test", "acme.test"), records.aliases());
        assertEquals(Duration.ofSeconds(60), records.ttl());
    }

    @Test
    void a_circle_of_aliases_is_a_failure_of_the_server() {
        assertEquals(Cause.SERVER_FAILURE, failure(ask("circle.test", RecordType.MX)));
    }

    @Test
    void no_data_and_no_such_name_stay_apart() {
        assertEquals(new DnsAnswer.NoData(Optional.of(Duration.ofSeconds(60))), ask("acme.test", RecordType.A));
        assertEquals(new DnsAnswer.NoSuchName(Optional.of(Duration.ofSeconds(60))), ask("nobody.test", RecordType.MX));
        assertInstanceOf(DnsAnswer.Records.class, ask("any.wild.test", RecordType.MX));
    }

    @Test
    void a_server_that_fails_and_one_that_is_silent_stay_apart() {
        assertEquals(Cause.SERVER_FAILURE, failure(ask("fails.test", RecordType.MX)));
        DnsJavaLookup hasty = DnsJavaLookup.builder()
                .server(server.address())
                .timeLimit(Duration.ofMillis(400))
                .build();
        assertEquals(
                Cause.TIMEOUT,
                failure(hasty.lookup("silent.test", RecordType.MX)
                        .toCompletableFuture()
                        .join()));
    }

    @Test
    void a_server_that_is_not_there_is_a_time_out() {
        DnsServer gone = DnsServer.start(ZONE);
        gone.close();
        DnsJavaLookup alone = DnsJavaLookup.builder()
                .server(gone.address())
                .timeLimit(Duration.ofMillis(400))
                .build();
        assertEquals(
                Cause.TIMEOUT,
                failure(alone.lookup("acme.test", RecordType.MX)
                        .toCompletableFuture()
                        .join()));
    }

    @Test
    void the_next_server_is_asked_when_the_first_does_not_answer() {
        DnsServer silent =
                DnsServer.start((name, type) -> CompletableFuture.completedStage(new Failed(Cause.TIMEOUT, "")));
        DnsJavaLookup both = DnsJavaLookup.builder()
                .server(silent.address())
                .server(server.address())
                .timeLimit(Duration.ofSeconds(6))
                .build();
        assertEquals(
                2,
                both.lookup("acme.test", RecordType.MX)
                        .toCompletableFuture()
                        .join()
                        .records()
                        .size());
        silent.close();
    }

    @Test
    void names_that_cannot_be_asked_for_never_reach_the_server() {
        for (String name : List.of(
                "",
                "a..b",
                "x".repeat(64) + ".test",
                "a.".repeat(127) + "bc",
                "bücher.test",
                "a b.test",
                "a\\",
                "a\\256.test",
                "@",
                "\ud800.test")) {
            assertEquals(Cause.BAD_NAME, failure(ask(name, RecordType.MX)), name);
        }
        assertEquals(0, server.asked());
    }

    @Test
    void octets_that_are_no_visible_ascii_are_asked_for_when_they_are_escaped() {
        for (String name :
                List.of("a\\032b.odd.test", "a\\092\\(.odd.test", "\\255\\000.ODD.test", "_x@y;$\"().odd.test")) {
            assertEquals(1, ask(name, RecordType.A).records().size(), name);
        }
        assertInstanceOf(DnsAnswer.NoSuchName.class, ask("a\\033b.odd.test", RecordType.A));
    }

    @Test
    void long_answers_come_over_tcp() {
        assertEquals(60, ask("big.test", RecordType.MX).records().size());
        assertEquals(1, server.askedOverTcp());
    }

    @Test
    void an_answer_is_kept_for_its_time_and_no_longer() {
        ask("acme.test", RecordType.MX);
        ask("nobody.test", RecordType.MX);
        now.set(now.get().plusSeconds(59));
        DnsAnswer.Records kept = assertInstanceOf(DnsAnswer.Records.class, ask("acme.test", RecordType.MX));
        ask("nobody.test", RecordType.MX);
        assertEquals(Duration.ofSeconds(241), kept.ttl());
        assertEquals(2, server.asked());
        now.set(now.get().plusSeconds(1));
        ask("acme.test", RecordType.MX);
        ask("nobody.test", RecordType.MX);
        assertEquals(3, server.asked());
        now.set(now.get().plusSeconds(300));
        ask("acme.test", RecordType.MX);
        assertEquals(4, server.asked());
    }

    @Test
    void failures_are_not_kept() {
        ask("fails.test", RecordType.MX);
        int before = server.asked();
        ask("fails.test", RecordType.MX);
        assertTrue(server.asked() > before);
    }

    @Test
    void a_thousand_questions_at_once_are_all_answered() {
        List<CompletionStage<DnsAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(DnsJavaLookupTest.this.patient.lookup("n" + i + ".wild.test", RecordType.MX));
        }
        assertEquals(
                1000,
                answers.stream()
                        .filter(a -> a.toCompletableFuture().join() instanceof DnsAnswer.Records)
                        .count());
    }

    private final DnsJavaLookup patient = DnsJavaLookup.builder()
            .server(server.address())
            .timeLimit(Duration.ofSeconds(60))
            .inFlight(32)
            .build();

    private DnsAnswer ask(String name, RecordType type) {
        return lookup.lookup(name, type).toCompletableFuture().join();
    }

    private static Cause failure(DnsAnswer answer) {
        return assertInstanceOf(Failed.class, answer).cause();
    }
}
