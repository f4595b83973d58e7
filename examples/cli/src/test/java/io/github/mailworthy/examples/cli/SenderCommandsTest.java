package io.github.mailworthy.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void sender_lists_findings_and_ownership_is_only_told() {
        Ran good = Ran.of(
                "sender", "--name", "Acme", "--from", "ann@acme.com", "--reply-to", "ann@acme.com", "--format", "json");
        assertEquals(0, good.code());
        assertTrue(good.out().contains("\"OWNERSHIP_NOT_SHOWN\",\n      \"severity\": \"INFO\""), good.out());
        assertFalse(good.out().contains("\"ERROR\""), good.out());
        Ran bad = Ran.of(
                "sender", "--name", "@acme", "--from", "ann@gmail.com", "--reply-to", "no address", "--format", "json");
        assertTrue(bad.out().contains("FREE_MAIL") && bad.out().contains("NOT_AN_ADDRESS"), bad.out());
    }

    @Test
    void sender_asks_the_zone_whether_replies_can_arrive() {
        String zone = Ran.zone(folder, "acme.com. MX 0 .");
        Ran ran = Ran.of("sender", "--name", "Acme", "--from", "ann@acme.com", "--zone", zone);
        assertTrue(ran.out().contains("REPLY_TO_TAKES_NO_MAIL"), ran.out());
    }

    @Test
    void dkim_key_answers_usable_findings_and_public_key() {
        Ran ran = Ran.of("dkim-key", "v=DKIM1; t=y;", " p=", "--format", "json");
        assertTrue(ran.out().contains("\"usable\": false"), ran.out());
        assertTrue(ran.out().contains("\"TESTING\",\n    \"REVOKED\""), ran.out());
        assertTrue(ran.out().contains("\"public_key\": null"), ran.out());
    }

    @Test
    void dmarc_and_domain_answer_from_a_zone() {
        String zone = Ran.zone(folder, "_dmarc.acme.com. TXT \"v=DMARC1; p=reject\"", "acme.com. TXT \"v=spf1 -all\"");
        Ran dmarc = Ran.of("dmarc", "news.acme.com", "--zone", zone, "--format", "json");
        assertTrue(dmarc.out().contains("\"policy\": \"reject\""), dmarc.out());
        Ran domain = Ran.of(
                "domain", "acme.com", "--selector", "s1", "--ip", "192.0.2.1", "--zone", zone, "--format", "json");
        assertEquals(0, domain.code());
        assertTrue(domain.out().contains("DKIM_MISSING") && domain.out().contains("SPF_NOT_AUTHORIZED"), domain.out());
    }
}
