package io.github.mailworthy.mail.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandardVerifierTest {
    private static final ZoneFileLookup ZONE = ZoneFileLookup.of("""
            acme.example.          MX 10 mx.acme.example.
            gmail.com.             MX 10 mx.acme.example.
            mailinator.com.        MX 10 mx.acme.example.
            nomail.example.        MX 0 .
            implicit.example.      A 8.8.8.8
            v6only.example.        AAAA 2606:4700::1
            inside.example.        A 10.0.0.1
            text.example.          TXT "nothing else"
            gmial.com.             TXT "parked"
            xn--bcher-kva.example. MX 10 mx.acme.example.
            acme.test.             MX 10 mx.acme.example.
            """);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T06:00:00Z"));
    private final DnsLookup dns = (name, type) -> {
        asked.incrementAndGet();
        return switch (name) {
            case "slow.example" -> CompletableFuture.completedStage(new Failed(Cause.TIMEOUT, "no answer"));
            case "broken.example" -> CompletableFuture.completedStage(new Failed(Cause.SERVER_FAILURE, "SERVFAIL"));
            case "throws.example" -> throw new IllegalStateException("a lookup that breaks its promise");
            default -> ZONE.lookup(name, type);
        };
    };
    private final StandardVerifier verifier =
            StandardVerifier.builder(dns).clock(now::get).build();

    @Test
    void the_domain_decides_what_can_be_told_without_the_mail_server() {
        verdict("joe@acme.example", Deliverability.DELIVERABLE);
        verdict("joe@bücher.example", Deliverability.DELIVERABLE);
        verdict("joe@implicit.example", Deliverability.DELIVERABLE, AddressReason.IMPLICIT_MX);
        verdict("joe@v6only.example", Deliverability.DELIVERABLE, AddressReason.IMPLICIT_MX);
        verdict("joe@inside.example", Deliverability.RISKY, AddressReason.NOT_ROUTABLE);
        verdict("joe@nomail.example", Deliverability.UNDELIVERABLE, AddressReason.NULL_MX);
        verdict("joe@text.example", Deliverability.UNDELIVERABLE, AddressReason.NO_MAIL_SERVER);
        verdict("joe@nobody.example", Deliverability.UNDELIVERABLE, AddressReason.NO_SUCH_DOMAIN);
        verdict("joe@slow.example", Deliverability.UNKNOWN, AddressReason.DNS_TIMEOUT);
        verdict("joe@broken.example", Deliverability.UNKNOWN, AddressReason.DNS_FAILURE);
        verdict("joe@throws.example", Deliverability.UNKNOWN, AddressReason.DNS_FAILURE);
    }

    @Test
    void the_lists_and_the_text_add_their_reasons() {
        verdict("joe@gmail.com", Deliverability.DELIVERABLE, AddressReason.FREE_MAIL);
        verdict("joe@mailinator.com", Deliverability.RISKY, AddressReason.DISPOSABLE);
        verdict("Info+x@acme.example", Deliverability.DELIVERABLE, AddressReason.ROLE_ACCOUNT);
        verdict("\"joe doe\"@acme.example", Deliverability.RISKY, AddressReason.QUOTED_LOCAL_PART);
        verdict("joe@acme.test", Deliverability.DELIVERABLE, AddressReason.SPECIAL_USE_DOMAIN);
        verdict("joe@[8.8.8.8]", Deliverability.RISKY, AddressReason.ADDRESS_LITERAL);
    }

    @Test
    void what_must_not_be_asked_in_the_dns_is_not() {
        verifier.verify("joe@hidden.onion");
        verifier.verify("joe@[8.8.8.8]");
        verifier.verify("no address");
        assertEquals(0, asked.get());
    }

    @Test
    void a_text_that_is_no_address_gets_its_reason_and_a_suggestion() {
        Verdict verdict = verifier.verify("joe@gmail,com");
        assertEquals(Set.of(AddressReason.DOMAIN_CHARACTER), verdict.reasons());
        assertEquals(Optional.of("joe@gmail.com"), verdict.suggestion());
        assertEquals(Evidence.SYNTAX, verdict.evidence());
    }

    @Test
    void a_slip_is_pointed_out_unless_the_domain_takes_mail() {
        Verdict verdict = verifier.verify("joe@gmial.com");
        assertTrue(verdict.reasons().contains(AddressReason.POSSIBLE_TYPO));
        assertEquals(Optional.of("joe@gmail.com"), verdict.suggestion());
        assertEquals(Optional.empty(), verifier.verify("joe@acme.example").suggestion());
    }

    @Test
    void one_domain_is_asked_for_once_while_its_answer_is_fresh_and_the_verdict_tells_the_age() {
        verifier.verify("joe@acme.example");
        now.set(now.get().plusSeconds(600));
        Verdict later = verifier.verify("ann@acme.example");
        assertEquals(1, asked.get());
        assertEquals(Duration.ofSeconds(600), later.age());
        now.set(now.get().plusSeconds(301));
        assertEquals(Duration.ZERO, verifier.verify("ann@acme.example").age());
        assertEquals(2, asked.get());
    }

    @Test
    void the_age_of_an_answer_that_lay_in_the_cache_of_the_lookup_counts() {
        DnsServer server = DnsServer.start(ZoneFileLookup.of("""
            $ORIGIN example.
            $TTL 3600
            @     SOA  ns root 1 3600 600 86400 3600
            acme  MX   10 mx.acme
            plain A    8.8.8.8
            """));
        try (server) {
            DnsJavaLookup dns = DnsJavaLookup.builder()
                    .server(server.address())
                    .timeLimit(Duration.ofSeconds(20))
                    .clock(now::get)
                    .build();
            dns.lookup("acme.example", RecordType.MX).toCompletableFuture().join();
            dns.lookup("plain.example", RecordType.MX).toCompletableFuture().join();
            now.set(now.get().plusSeconds(30));
            StandardVerifier fresh =
                    StandardVerifier.builder(dns).clock(now::get).build();
            assertEquals(
                    Duration.ofSeconds(30), fresh.verify("joe@acme.example").age());
            assertEquals(
                    Duration.ofSeconds(30), fresh.verify("joe@plain.example").age());
        }
    }

    @Test
    void a_failure_is_asked_again_soon() {
        verifier.verify("joe@slow.example");
        verifier.verify("ann@slow.example");
        assertEquals(1, asked.get());
        now.set(now.get().plusSeconds(30));
        verifier.verify("ann@slow.example");
        assertEquals(2, asked.get());
    }

    @Test
    void every_text_of_a_list_gets_one_verdict_and_every_domain_one_question() {
        List<String> texts = IntStream.range(0, 5000)
                .mapToObj(i -> "u" + i + "@d" + i % 50 + ".example")
                .toList();
        List<Checked> results =
                verifier.verify(texts.stream(), Bulk.STANDARD.ordered()).toList();
        assertEquals(texts, results.stream().map(Checked::text).toList());
        assertEquals(50, asked.get());
    }

    @Test
    void a_list_tells_how_far_it_is_and_can_be_taken_up_again() {
        List<Progress> progress = new ArrayList<>();
        List<String> texts = List.of("a@acme.example", "nonsense", "b@nobody.example", "c@slow.example");
        try (Stream<Checked> results = verifier.verify(texts.stream(), Bulk.STANDARD.telling(progress::add))) {
            results.limit(2).forEach(result -> {});
        }
        long doneThrough = progress.get(progress.size() - 1).doneThrough();
        assertEquals(2, doneThrough);
        Set<String> rest = verifier.verify(texts.stream(), Bulk.STANDARD.from(doneThrough))
                .map(Checked::text)
                .collect(Collectors.toSet());
        assertEquals(Set.of("b@nobody.example", "c@slow.example"), rest);
    }

    @Test
    void no_more_domains_are_asked_for_at_once_than_allowed() {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        DnsLookup counting = (name, type) -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(() -> {
                under.decrementAndGet();
                return new Failed(Cause.TIMEOUT, "");
            });
        };
        long count = StandardVerifier.builder(counting)
                .build()
                .verify(
                        IntStream.range(0, 2000).mapToObj(i -> "a@d" + i + ".example"),
                        Bulk.STANDARD.withDomainsAtOnce(7))
                .count();
        assertEquals(2000, count);
        assertTrue(most.get() <= 7, "at once: " + most.get());
    }

    private void verdict(String text, Deliverability expected, AddressReason... reasons) {
        Verdict verdict = verifier.verify(text);
        assertEquals(expected, verdict.deliverability(), text + " " + verdict);
        assertEquals(Set.of(reasons), verdict.reasons(), text);
    }
}
