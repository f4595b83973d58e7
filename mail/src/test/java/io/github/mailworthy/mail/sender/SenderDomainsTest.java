package io.github.mailworthy.mail.sender;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.testing.ManualClock;
import io.github.mailworthy.sender.dkim.DkimKeyRecord;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import io.github.mailworthy.sender.domain.CheckResult;
import io.github.mailworthy.sender.domain.DomainPolicy;
import io.github.mailworthy.sender.domain.DomainSetup;
import io.github.mailworthy.sender.domain.DomainState;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderDomainsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final DkimPublicKey KEY = DkimKeyRecord.read(
                    List.of("k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="), List.of())
            .key()
            .orElseThrow();
    private static final String AT = "s1._domainkey.acme.com";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final Storage storage = new InMemoryStorage();
    private TestDns dns = new TestDns().txt("acme.com", "hello");

    @Test
    void a_domain_is_pending_until_its_key_is_there() {
        assertEquals(DomainState.NOT_STARTED, domains().find(ACME, "acme.com").state());
        assertEquals(DomainState.PENDING, domains().start(ACME, "ACME.com").state());
        assertEquals(1, domains().runDue(10));
        assertEquals(DomainState.PENDING, state());
        assertEquals(0, domains().runDue(10));
        publish();
        clock.advance(Duration.ofHours(1));
        assertEquals(1, domains().runDue(10));
        assertEquals(DomainState.VERIFIED, state());
        assertEquals(1, letters());
    }

    @Test
    void a_verified_domain_has_72_hours_of_grace_and_comes_back_by_itself() {
        verified();
        dns.remove(AT, RecordType.TXT);
        after(Duration.ofDays(1), DomainState.AT_RISK);
        after(Duration.ofHours(71), DomainState.AT_RISK);
        after(Duration.ofHours(1), DomainState.FAILED);
        assertEquals(3, letters());
        after(Duration.ofDays(1), DomainState.FAILED);
        assertEquals(3, letters());
        publish();
        after(Duration.ofDays(1), DomainState.VERIFIED);
        assertEquals(4, letters());
    }

    @Test
    void silence_moves_nothing_however_long_it_lasts() {
        verified();
        dns.silent(AT, RecordType.TXT);
        after(Duration.ofDays(30), DomainState.VERIFIED);
        assertEquals(
                Optional.of(CheckResult.UNKNOWN),
                domains().find(ACME, "acme.com").lastResult());
        dns = new TestDns().txt("acme.com", "hello");
        after(Duration.ofHours(1), DomainState.AT_RISK);
        dns.silent(AT, RecordType.TXT);
        after(Duration.ofDays(30), DomainState.AT_RISK);
        assertEquals(2, letters());
    }

    @Test
    void a_domain_that_never_was_right_fails_after_72_hours_and_can_still_be_verified() {
        domains().start(ACME, "acme.com");
        after(Duration.ofHours(71), DomainState.PENDING);
        after(Duration.ofHours(1), DomainState.FAILED);
        publish();
        after(Duration.ofDays(1), DomainState.VERIFIED);
    }

    @Test
    void asking_for_a_check_resets_nothing() {
        verified();
        assertEquals(DomainState.VERIFIED, domains().start(ACME, "acme.com").state());
        dns.silent(AT, RecordType.TXT);
        assertEquals(
                DomainState.VERIFIED, domains().check(ACME, "acme.com").domain().state());
        assertEquals(1, letters());
    }

    @Test
    void one_domain_that_cannot_be_looked_at_stops_no_other() {
        domains().start(ACME, "broken.com");
        verified();
        assertEquals(
                1,
                domains().list(ACME).stream()
                        .filter(domain -> domain.state() == DomainState.VERIFIED)
                        .count());
        assertTrue(domains().find(ACME, "broken.com").lastCheckedAt().isEmpty());
    }

    @Test
    void the_whole_looks_at_domains_that_have_come_due_and_sends_the_letter() {
        World world = new World(
                storage,
                builder -> builder.domains(new DomainCheck(dns, clock), SenderDomainsTest::setup)
                        .clock(clock));
        publish();
        world.mailworthy.domains().start(SHOP, "acme.com");
        world.mailworthy.runDue(10);
        assertEquals(
                DomainState.VERIFIED,
                world.mailworthy.domains().find(SHOP, "acme.com").state());
        assertEquals(1, world.mailer.sent().size());
        assertThrows(IllegalStateException.class, () -> new World().mailworthy.domains());
    }

    private void verified() {
        publish();
        domains().start(ACME, "acme.com");
        domains().runDue(10);
        assertEquals(DomainState.VERIFIED, state());
    }

    private void after(Duration time, DomainState expected) {
        clock.advance(time);
        domains().runDue(10);
        assertEquals(expected, state());
    }

    private void publish() {
        dns.txt(AT, KEY.record());
    }

    private DomainState state() {
        return domains().find(ACME, "acme.com").state();
    }

    private int letters() {
        return storage.list(ACME, Letter.KIND, Optional.empty(), 100).items().size();
    }

    private SenderDomains domains() {
        return new SenderDomains(
                storage,
                new DomainCheck(dns, clock),
                SenderDomainsTest::setup,
                id -> Optional.of(new Account(
                        id, "Acme", Instant.EPOCH, ZoneOffset.UTC, EmailAddress.of("owner@acme.com"), true)),
                clock,
                DomainPolicy.STANDARD,
                "host.net");
    }

    private static DomainSetup setup(AccountId account, String domain) {
        if (domain.equals("broken.com")) {
            throw new IllegalStateException("the host knows no keys of it");
        }
        return new DomainSetup(
                domain,
                List.of(DomainSetup.Selector.txt("s1", KEY)),
                Optional.empty(),
                Optional.of("spf.host.net"),
                List.of(),
                Optional.of(true));
    }
}
