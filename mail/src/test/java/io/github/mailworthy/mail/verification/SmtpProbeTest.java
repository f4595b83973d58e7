package io.github.mailworthy.mail.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpProbeTest {
    private static final DnsLookup DNS = ZoneFileLookup.of("""
            acme.example.     MX 10 gone.acme.example.
            acme.example.     MX 20 mx.acme.example.
            mx.acme.example.  A 127.0.0.1
            big.example.      MX 10 aspmx.l.google.com.
            """);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T06:00:00Z"));
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    SmtpProbeTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_mailbox_that_is_taken_where_a_random_one_is_refused_is_deliverable() {
        server.on("joe@acme.example", "250 2.1.5 Ok").otherwise("550 5.1.1 User unknown");
        Verdict verdict = verify(probe(), "joe@acme.example");
        assertEquals(Deliverability.DELIVERABLE, verdict.deliverability());
        assertEquals(Evidence.MAILBOX, verdict.evidence());
        assertEquals("EHLO host.sender.example", server.heard().get(0));
        assertEquals("MAIL FROM:<bounces@sender.example>", server.heard().get(1));
        assertTrue(server.heard().stream().noneMatch(line -> line.startsWith("DATA")));
        assertEquals("QUIT", server.heard().get(server.heard().size() - 1));
    }

    @Test
    void a_server_that_takes_any_name_proves_nothing() {
        server.otherwise("250 Ok");
        Verdict verdict = verify(probe(), "joe@acme.example");
        assertEquals(Deliverability.RISKY, verdict.deliverability());
        assertTrue(verdict.reasons().contains(AddressReason.CATCH_ALL));
    }

    @Test
    void whether_any_name_is_taken_is_asked_once_for_a_domain() {
        server.otherwise("250 Ok");
        SmtpProbe probe = probe();
        verify(probe, "joe@acme.example");
        assertEquals(2, recipients());
        verify(probe, "ann@acme.example");
        assertEquals(3, recipients());
    }

    @Test
    void only_a_clear_refusal_of_the_mailbox_is_undeliverable() {
        says("550 5.1.1 User unknown", Deliverability.UNDELIVERABLE, AddressReason.NO_SUCH_MAILBOX);
        says("550 5.2.1 Closed", Deliverability.UNDELIVERABLE, AddressReason.MAILBOX_DISABLED);
        says("552 5.2.2 Full", Deliverability.RISKY, AddressReason.MAILBOX_FULL);
        says("450 4.2.0 Greylisted", Deliverability.UNKNOWN, AddressReason.TRY_LATER);
        says("550 5.7.1 You are on a blocklist", Deliverability.UNKNOWN, AddressReason.PROBE_REFUSED);
        says("252 Cannot tell", Deliverability.UNKNOWN, AddressReason.PROBE_REFUSED);
        says("nonsense", Deliverability.UNKNOWN, AddressReason.PROBE_REFUSED);
    }

    @Test
    void a_server_that_refuses_us_says_nothing_of_the_mailbox() {
        server.greeting("554 5.7.1 Go away").otherwise("250 Ok");
        assertEquals(Deliverability.UNKNOWN, verify(probe(), "joe@acme.example").deliverability());
    }

    @Test
    void a_server_that_hangs_up_after_its_last_word_has_said_it() {
        server.otherwise("421 4.3.2 Closing");
        assertTrue(verify(probe(), "joe@acme.example").reasons().contains(AddressReason.TRY_LATER));
    }

    @Test
    void a_tarpit_costs_no_more_than_the_time_limit() {
        server.silent();
        SmtpProbe hasty = build().timeLimits(Duration.ofMillis(300), Duration.ofMillis(300))
                .build();
        assertTrue(verify(hasty, "joe@acme.example").reasons().contains(AddressReason.SMTP_TIMEOUT));
    }

    @Test
    void an_international_address_needs_a_server_that_takes_them() {
        server.otherwise("250 Ok");
        assertTrue(verify(probe(), "jos\u00e9@acme.example").reasons().contains(AddressReason.SMTPUTF8_MISSING));
    }

    @Test
    void large_providers_and_private_addresses_are_not_asked() {
        assertTrue(verify(probe(), "joe@big.example").reasons().contains(AddressReason.PROVIDER_NOT_PROBED));
        SmtpProbe careful = SmtpProbe.builder(
                        DNS, "host.sender.example", EmailAddress.of("bounces@sender.example"), 9, 9)
                .port(server.port())
                .build();
        assertTrue(verify(careful, "joe@acme.example").reasons().contains(AddressReason.NO_CONNECTION));
        assertEquals(List.of(), server.heard());
    }

    @Test
    void a_server_that_refuses_us_again_and_again_is_left_alone_for_a_while() {
        server.otherwise("550 Not today");
        SmtpProbe probe = probe();
        for (int i = 0; i < 3; i++) {
            assertTrue(verify(probe, "joe@acme.example").reasons().contains(AddressReason.PROBE_REFUSED));
        }
        assertTrue(verify(probe, "joe@acme.example").reasons().contains(AddressReason.PROBE_HELD_BACK));
        now.set(now.get().plus(Duration.ofMinutes(15)));
        assertTrue(verify(probe, "joe@acme.example").reasons().contains(AddressReason.PROBE_REFUSED));
    }

    @Test
    void no_server_is_asked_more_often_than_the_host_allows() {
        server.otherwise("250 Ok");
        SmtpProbe slow = SmtpProbe.builder(DNS, "host.sender.example", EmailAddress.of("bounces@sender.example"), 1, 9)
                .port(server.port())
                .allowPrivateAddresses()
                .clock(now::get)
                .build();
        verify(slow, "joe@acme.example");
        assertTrue(verify(slow, "joe@acme.example").reasons().contains(AddressReason.PROBE_HELD_BACK));
        now.set(now.get().plus(Duration.ofMinutes(1)));
        assertTrue(verify(slow, "joe@acme.example").reasons().contains(AddressReason.CATCH_ALL));
    }

    @Test
    void a_probe_needs_a_name_of_the_hosts_own() {
        EmailAddress from = EmailAddress.of("bounces@sender.example");
        for (String name : List.of("", "localhost", "a b.example", "x.example\r\nQUIT")) {
            assertThrows(IllegalArgumentException.class, () -> SmtpProbe.builder(DNS, name, from, 1, 1), name);
        }
    }

    private void says(String reply, Deliverability expected, AddressReason reason) {
        server.otherwise(reply);
        Verdict verdict = verify(probe(), "joe@acme.example");
        assertEquals(expected, verdict.deliverability(), reply);
        assertTrue(verdict.reasons().contains(reason), reply + " " + verdict.reasons());
    }

    private long recipients() {
        return server.heard().stream().filter(line -> line.startsWith("RCPT")).count();
    }

    private SmtpProbe probe() {
        return build().build();
    }

    private SmtpProbe.Builder build() {
        return SmtpProbe.builder(DNS, "host.sender.example", EmailAddress.of("bounces@sender.example"), 60, 600)
                .port(server.port())
                .allowPrivateAddresses()
                .clock(now::get);
    }

    private Verdict verify(SmtpProbe probe, String address) {
        return StandardVerifier.builder(DNS)
                .probe(probe)
                .clock(now::get)
                .build()
                .verify(address);
    }
}
