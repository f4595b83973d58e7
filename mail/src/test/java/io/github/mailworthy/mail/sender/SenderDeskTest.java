package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.DomainList;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.testing.ManualClock;
import io.github.mailworthy.mail.testing.RecordingMailer;
import io.github.mailworthy.sender.CodeRules;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.ResolvedSender;
import io.github.mailworthy.sender.Sender;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderStatus;
import io.github.mailworthy.sender.SenderUse;
import io.github.mailworthy.sender.domain.DomainState;
import io.github.mailworthy.sender.domain.SenderDomain;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SenderDeskTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final EmailAddress ANN = EmailAddress.of("ann@acme.com");
    private static final Account ACCOUNT = account("acme", "Acme Shoes & Söhne");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final Storage storage = new InMemoryStorage();
    private final RecordingMailer mailer = new RecordingMailer();
    private final TestDns dns = new TestDns().txt("acme.com", "hello");
    private final SenderDesk desk = new SenderDesk(world(storage));

    private SenderWorld world(Storage over) {
        return new SenderWorld(
                over,
                mailer,
                dns,
                clock,
                new Random(1),
                "host.net",
                new Mailbox("Host", EmailAddress.of("notifications@host.net")),
                new KnownDomains(
                        DomainList.of(List.of("gmail.com")), DomainList.EMPTY, DomainList.EMPTY, DomainList.EMPTY),
                SenderPolicy.standard(),
                SenderUse.STANDARD);
    }

    @Test
    void a_code_mailed_to_the_address_shows_whose_it_is() {
        SenderStatus before = desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", ""));
        assertFalse(before.active());
        assertEquals(Set.of("OWNERSHIP_NOT_SHOWN", "DOMAIN_NOT_AUTHENTICATED"), codes(before));
        assertEquals(CodeRules.Asked.SENT, desk.sendCode(ACCOUNT, ANN));
        assertEquals(CodeRules.Asked.TOO_SOON, desk.sendCode(ACCOUNT, ANN));
        String code = letter().text().replaceAll("(?s).*\\n    (\\d{8})\\n.*", "$1");
        assertEquals(ANN, letter().to());
        assertEquals(CodeRules.Entered.WRONG, desk.enterCode(ACME, ANN, "nonsense"));
        assertEquals(CodeRules.Entered.NONE, desk.enterCode(ACME, EmailAddress.of("eve@acme.com"), code));
        assertEquals(CodeRules.Entered.CONFIRMED, desk.enterCode(ACME, ANN, " " + code));
        assertEquals(CodeRules.Asked.ALREADY_CONFIRMED, desk.sendCode(ACCOUNT, ANN));
        assertTrue(desk.find(ACME).orElseThrow().active());
        assertFalse(desk.preview(new AccountId("other"), new SenderDetails("A", "ann@acme.com", ""))
                .active());
    }

    @Test
    void the_dns_is_asked_once_for_as_long_as_its_answer_holds_and_silence_for_half_a_minute() {
        desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", ""));
        for (int i = 0; i < 3; i++) {
            desk.resolve(ACME, MessageKind.COMMERCIAL, "");
            clock.advance(Duration.ofSeconds(99));
        }
        assertEquals(List.of("acme.com MX"), dns.asked);
        clock.advance(Duration.ofSeconds(3));
        dns.silent("acme.com", RecordType.MX);
        desk.find(ACME);
        clock.advance(Duration.ofSeconds(29));
        desk.find(ACME);
        assertEquals(2, dns.asked.size());
        clock.advance(Duration.ofSeconds(1));
        desk.find(ACME);
        assertEquals(3, dns.asked.size());
    }

    @Test
    void a_code_is_good_for_half_an_hour_and_five_tries() {
        desk.sendCode(ACCOUNT, ANN);
        String code = letter().text().replaceAll("(?s).*\\n    (\\d{8})\\n.*", "$1");
        for (int i = 0; i < 5; i++) {
            assertEquals(CodeRules.Entered.WRONG, desk.enterCode(ACME, ANN, "0"));
        }
        assertEquals(CodeRules.Entered.EXPIRED, desk.enterCode(ACME, ANN, code));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(CodeRules.Asked.SENT, desk.sendCode(ACCOUNT, ANN));
        clock.advance(Duration.ofMinutes(30));
        assertEquals(CodeRules.Entered.EXPIRED, desk.enterCode(ACME, ANN, code));
    }

    @Test
    void an_account_has_twenty_codes_a_day() {
        for (int i = 0; i < 20; i++) {
            assertEquals(CodeRules.Asked.SENT, desk.sendCode(ACCOUNT, EmailAddress.of("a" + i + "@acme.com")));
        }
        assertEquals(CodeRules.Asked.TOO_MANY, desk.sendCode(ACCOUNT, ANN));
        clock.advance(Duration.ofDays(1));
        assertEquals(CodeRules.Asked.SENT, desk.sendCode(ACCOUNT, ANN));
    }

    @Test
    void a_verified_domain_shows_it_too() {
        verified("acme.com");
        assertTrue(desk.save(ACME, new SenderDetails("Acme", "ann@news.acme.com", ""))
                .active());
    }

    @Test
    void signing_up_with_a_business_address_prefills_it_unconfirmed() {
        SenderStatus status = desk.signUp(ACCOUNT, ANN);
        assertEquals("ann@acme.com", status.sender().details().from());
        assertEquals("ann@acme.com", status.sender().details().replyTo());
        assertTrue(codes(status).contains("OWNERSHIP_NOT_SHOWN"));
        assertTrue(desk.find(ACME).isEmpty());
    }

    @Test
    void signing_up_with_a_free_address_gets_a_placeholder_that_stays() {
        SenderStatus status = desk.signUp(ACCOUNT, EmailAddress.of("ann.private@gmail.com"));
        assertEquals("mail@acme-shoes-sohne.host.net", status.sender().details().from());
        assertEquals(Set.of("PLACEHOLDER", "PLACEHOLDER_HAS_NO_INBOX"), codes(status));
        assertTrue(status.active());
        assertEquals(
                "mail@acme-shoes-sohne.host.net",
                desk.placeholder(account("acme", "Renamed")).toString());
        assertEquals(
                "mail@acme-shoes-sohne-2.host.net",
                desk.placeholder(account("other", "acme shoes sohne")).toString());
        assertEquals(
                "mail@www-sender.host.net",
                desk.placeholder(account("www", "WWW")).toString());
        assertEquals(
                "mail@sender.host.net", desk.placeholder(account("cjk", "鞋店")).toString());
        SenderDetails stolen = new SenderDetails("A", "mail@acme-shoes-sohne.host.net", "");
        assertTrue(codes(desk.preview(new AccountId("eve"), stolen)).contains("PLATFORM_DOMAIN"));
    }

    @Test
    void an_additional_sender_at_another_domain_waits_until_that_is_verified() {
        verified("acme.com");
        desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", ""));
        SenderStatus same =
                desk.saveAdditional(ACME, "shop", new SenderDetails("Shop", "shop@acme.com", ""), Set.of("product"));
        assertTrue(same.active());
        SenderStatus other =
                desk.saveAdditional(ACME, "club", new SenderDetails("Club", "c@club.org", ""), Set.of("membership"));
        assertTrue(codes(other).contains("OTHER_DOMAIN"));
        assertTrue(resolve("membership").sender().isEmpty());
        verified("club.org");
        assertEquals("c@club.org", resolve("membership").sender().orElseThrow().from());
        assertEquals("shop", resolve("product").id());
        assertEquals("main", resolve("calendar").id());
        ResolvedSender receipt = desk.resolve(ACME, MessageKind.ESSENTIAL, "receipt");
        assertEquals("main", receipt.id());
        assertNotEquals("", receipt.because());
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.saveAdditional(ACME, "x", new SenderDetails("", "", ""), Set.of("essential")));
        assertTrue(desk.removeAdditional(ACME, "club"));
        assertEquals("main", resolve("membership").id());
    }

    @Test
    void what_may_not_be_used_is_refused_and_never_replaced() {
        assertTrue(desk.resolve(ACME, MessageKind.COMMERCIAL, "").sender().isEmpty());
        desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", ""));
        assertTrue(desk.resolve(ACME, MessageKind.COMMERCIAL, "").sender().isEmpty());
    }

    @Test
    void an_acknowledged_warning_comes_back_when_it_says_something_else() {
        verified("acme.com");
        desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", "info@acme.com"));
        assertFalse(desk.acknowledge(ACME, "main", "NO_SUCH_CODE", "Ann"));
        assertEquals(1, desk.find(ACME).orElseThrow().openWarnings().size());
        assertTrue(desk.acknowledge(ACME, "main", "ROLE_REPLY_TO", "Ann"));
        assertEquals(0, desk.find(ACME).orElseThrow().openWarnings().size());
        assertEquals(1, desk.find(ACME).orElseThrow().findings().size());
        desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", "sales@acme.com"));
        assertEquals(1, desk.find(ACME).orElseThrow().openWarnings().size());
    }

    @Test
    void an_acknowledgement_says_who_and_when_and_lapses_when_the_domain_fails() {
        desk.sendCode(ACCOUNT, ANN);
        desk.enterCode(ACME, ANN, letter().text().replaceAll("(?s).*\\n    (\\d{8})\\n.*", "$1"));
        desk.save(ACME, new SenderDetails("Acme", "ann@acme.com", ""));
        assertTrue(desk.acknowledge(ACME, "main", "DOMAIN_NOT_AUTHENTICATED", "Ann"));
        Sender.Acknowledgement given =
                desk.find(ACME).orElseThrow().sender().acknowledged().get("DOMAIN_NOT_AUTHENTICATED");
        assertEquals("Ann", given.by());
        assertEquals(clock.instant(), given.at());
        stands(DomainState.VERIFIED, "acme.com");
        assertEquals(Set.of(), codes(desk.find(ACME).orElseThrow()));
        clock.advance(Duration.ofDays(9));
        stands(DomainState.FAILED, "acme.com");
        assertEquals(1, desk.find(ACME).orElseThrow().openWarnings().size());
        assertTrue(desk.acknowledge(ACME, "main", "DOMAIN_NOT_AUTHENTICATED", "Bob"));
        assertEquals(0, desk.find(ACME).orElseThrow().openWarnings().size());
    }

    @Test
    void two_nodes_never_give_one_label_to_two_accounts_nor_two_to_one() {
        SenderDesk[] other = new SenderDesk[1];
        List<Runnable> meanwhile = new ArrayList<>();
        Storage busy = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("apply") && !meanwhile.isEmpty()) {
                        meanwhile.remove(0).run();
                    }
                    return method.invoke(storage, arguments);
                });
        SenderDesk slow = new SenderDesk(world(busy));
        other[0] = desk;
        meanwhile.add(() -> assertEquals(
                "mail@acme-shoes-sohne.host.net",
                other[0].placeholder(account("other", "Acme Shoes & Söhne")).toString()));
        assertEquals(
                "mail@acme-shoes-sohne-2.host.net", slow.placeholder(ACCOUNT).toString());
        Account third = account("third", "Third");
        meanwhile.add(() -> other[0].placeholder(third));
        assertEquals("mail@third.host.net", slow.placeholder(third).toString());
        assertEquals("mail@third.host.net", desk.placeholder(third).toString());
    }

    @Test
    void a_test_goes_from_the_platform_to_the_owner_five_times_an_hour() {
        SenderDetails unsaved = new SenderDetails("Acme", "nobody", "");
        for (int i = 0; i < 5; i++) {
            TestResult result = desk.test(ACCOUNT, unsaved);
            assertEquals(TestResult.Outcome.ACCEPTED, result.outcome());
            assertTrue(result.findings().stream()
                    .anyMatch(finding -> finding.code().equals("NOT_AN_ADDRESS")));
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(TestResult.Outcome.TOO_MANY, desk.test(ACCOUNT, unsaved).outcome());
        assertEquals(5, mailer.sent().size());
        assertEquals(
                "notifications@host.net", mailer.sent().get(0).from().address().toString());
        assertEquals(List.of(ACCOUNT.owner()), mailer.sent().get(0).recipients());
        clock.advance(Duration.ofHours(1));
        assertEquals(TestResult.Outcome.ACCEPTED, desk.test(ACCOUNT, unsaved).outcome());
    }

    private ResolvedSender resolve(String asset) {
        return desk.resolve(ACME, MessageKind.TRANSACTIONAL, asset);
    }

    private void verified(String domain) {
        stands(DomainState.VERIFIED, domain);
    }

    private void stands(DomainState state, String domain) {
        SenderDomain kept =
                new SenderDomain(domain, state, clock.instant(), Optional.empty(), Optional.empty(), false, true);
        var key = SenderDomain.key(ACME, domain);
        storage.apply(List.of(Change.builder()
                .write(storage.find(List.of(key)).get(key).put(kept))
                .build()));
    }

    private Letter letter() {
        return storage.list(ACME, Letter.KIND, Optional.empty(), 10)
                .items()
                .get(0)
                .value()
                .orElseThrow();
    }

    private static Set<String> codes(SenderStatus status) {
        return status.findings().stream().map(Finding::code).collect(Collectors.toSet());
    }

    private static Account account(String id, String name) {
        return new Account(
                new AccountId(id), name, Instant.EPOCH, ZoneOffset.UTC, EmailAddress.of("owner@acme.com"), true);
    }
}
