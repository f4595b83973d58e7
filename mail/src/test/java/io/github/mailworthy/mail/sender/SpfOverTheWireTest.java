package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import io.github.mailworthy.sender.spf.IpText;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only shows when names and texts travel as octets: macros that make odd names, octets that are no ASCII, silence. */
class SpfOverTheWireTest {
    private static final DnsLookup ZONE = ZoneFileLookup.of("""
            local.test.                 TXT   "v=spf1 exists:%{l}.odd.test -all exp=why.test"
            a\\032b.odd.test.            A     127.0.0.2
            \\"a\\(\\;\\\\\\@\\".odd.test.    A     127.0.0.2
            a\\000\\127b.odd.test.        A     127.0.0.2
            a_b+c=d'!#$%&.odd.test.     A     127.0.0.2
            why.test.                   TXT   "no mail of %{l} from " "%{C}, %{h}%%%_%-%{S}"
            octets.test.                TXT   "v=spf1 a:caf\\233.test +all"
            hidden.test.                TXT   "caf\\233" "v=spf1 +all"
            beside.test.                TXT   "\\255\\000"
            beside.test.                TXT   "v=spf1 " "+all"
            bad-exp.test.               TXT   "v=spf1 -all exp=latin.test"
            latin.test.                 TXT   "caf\\233"
            split.test.                 TXT   "v=spf1 inc" "lude:pass.test -all"
            pass.test.                  TXT   "v=spf1 +all"
            alias.test.                 CNAME pass.test.
            via-alias.test.             TXT   "v=spf1 include:alias.test -all"
            mx.test.                    TXT   "v=spf1 mx -all"
            mx.test.                    MX    10 m\\032x.odd.test.
            m\\032x.odd.test.            A     192.0.2.1
            1.2.0.192.in-addr.arpa.     PTR   h\\032x.ptr.test.
            h\\032x.ptr.test.            A     192.0.2.1
            ptr.test.                   TXT   "v=spf1 ptr -all"
            waits.test.                 TXT   "v=spf1 ip4:192.0.2.9 a:silent.test -all"
            fails.test.                 TXT   "v=spf1 exists:broken.test -all"
            _under._score.test.         TXT   "v=spf1 redirect=_spf._under._score.test"
            _spf._under._score.test.    TXT   "v=spf1 ip4:192.0.2.1 -all"
            """);

    private static final DnsLookup WITH_TROUBLE = SpfOverTheWireTest::answer;

    private final DnsServer server = DnsServer.start(WITH_TROUBLE);

    private static CompletionStage<DnsAnswer> answer(String name, io.github.mailworthy.dns.RecordType type) {
        return switch (name) {
            case "silent.test" -> CompletableFuture.completedStage(new Failed(Failed.Cause.TIMEOUT, ""));
            case "broken.test" -> CompletableFuture.completedStage(new Failed(Failed.Cause.SERVER_FAILURE, ""));
            default -> ZONE.lookup(name, type);
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_local_part_makes_any_name_that_the_dns_can_hold() {
        for (String local : new String[] {"a b", "\"a(;\\@\"", "a\u0000\u007Fb", "a_b+c=d'!#$%&"}) {
            assertEquals(SpfResult.PASS, result(local + "@local.test"), local);
        }
        for (String local : new String[] {"a", "x".repeat(64), "a..b", ".a", "caf\u00E9", "\u0131"}) {
            assertEquals(SpfResult.FAIL, result(local + "@local.test"), local);
        }
    }

    @Test
    void the_explanation_is_made_of_what_the_client_said() {
        assertEquals(
                Optional.of("no mail of o'x from 192.0.2.1, h.test% %20o%27x%40local.test"),
                check("o'x@local.test").explanation());
        assertEquals(Optional.empty(), check("caf\u00E9@local.test").explanation());
        assertEquals(Optional.empty(), check("a@bad-exp.test").explanation());
    }

    @Test
    void octets_that_are_no_ascii_spoil_a_record_and_only_it() {
        assertEquals(SpfResult.PERMERROR, result("a@octets.test"));
        assertEquals(SpfResult.NONE, result("a@hidden.test"));
        assertEquals(SpfResult.PASS, result("a@beside.test"));
    }

    @Test
    void strings_aliases_and_odd_names_in_records_are_read_as_they_are() {
        for (String domain :
                new String[] {"split.test", "via-alias.test", "mx.test", "ptr.test", "_under._score.test"}) {
            assertEquals(SpfResult.PASS, result("a@" + domain), domain);
        }
    }

    @Test
    void silence_and_failure_are_temporary() {
        assertEquals(SpfResult.TEMPERROR, result("a@waits.test"));
        assertEquals(SpfResult.TEMPERROR, result("a@fails.test"));
        assertEquals(SpfResult.TEMPERROR, result("a@silent.test"));
    }

    private SpfResult result(String mailFrom) {
        return check(mailFrom).result();
    }

    private SpfReport check(String mailFrom) {
        DnsLookup dns = DnsJavaLookup.builder()
                .server(server.address())
                .timeLimit(
                        mailFrom.contains("waits") || mailFrom.contains("silent")
                                ? Duration.ofMillis(400)
                                : Duration.ofSeconds(20))
                .build();
        return new SpfCheck(dns, () -> Instant.EPOCH)
                .check(IpText.parse("192.0.2.1").orElseThrow(), "h.test", mailFrom);
    }
}
