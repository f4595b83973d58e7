package io.github.mailworthy.mail.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import io.github.mailworthy.sender.domain.CheckResult;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainSetup;
import io.github.mailworthy.sender.domain.RecordCheck.Status;
import io.github.mailworthy.sender.domain.RecordsToPublish;
import io.github.mailworthy.sender.spf.IpText;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The records to publish, published as they are printed, on a real DNS server: then nothing is wrong. */
class DomainOverTheWireTest {
    @Test
    void what_is_published_as_told_is_found_right() throws Exception {
        DkimPublicKey key = DkimPublicKey.ofDer(KeyPairGenerator.getInstance("RSA")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded())
                .orElseThrow();
        DomainSetup setup = new DomainSetup(
                "acme.com",
                List.of(DomainSetup.Selector.txt("s1", key), DomainSetup.Selector.cname("s2", "s2.host.net", key)),
                Optional.of(new DomainSetup.ReturnPath("bounce", "bounce.host.net", true)),
                Optional.of("spf.host.net"),
                List.of(IpText.parse("192.0.2.1").orElseThrow()),
                Optional.of(true));
        String platform = "spf.host.net. TXT \"v=spf1 ip4:192.0.2.0/24 -all\"\n"
                + "bounce.host.net. TXT \"v=spf1 include:spf.host.net -all\"\n"
                + "bounce.host.net. MX 10 mx.host.net.\n"
                + "s2.host.net. TXT \"" + key.record().substring(0, 200) + "\" \""
                + key.record().substring(200) + "\"\n";
        DomainReport before = check(setup, platform);
        assertEquals(CheckResult.WRONG, before.result());
        RecordsToPublish told = before.toPublish();
        assertEquals(4, told.records().size());
        DomainReport after = check(setup, platform + told.zoneFile());
        assertEquals(CheckResult.OK, after.result(), after.allFindings()::toString);
        assertEquals(Status.OK, after.spf().status());
        assertEquals(Status.OK, after.returnPath().orElseThrow().status());
        after.checklist().forEach(item -> assertEquals(Status.OK, item.status(), item.toString()));
        assertTrue(after.toPublish().records().stream()
                .noneMatch(record -> record.name().startsWith("_dmarc")));
        assertTrue(after.queries() <= DomainCheck.MOST_QUERIES, () -> after.queries() + " questions");
    }

    private static DomainReport check(DomainSetup setup, String zone) {
        try (DnsServer server = DnsServer.start(ZoneFileLookup.of(zone))) {
            return new DomainCheck(
                            DnsJavaLookup.builder().server(server.address()).build(), InstantSource.system())
                    .check(setup);
        }
    }
}
