package io.github.mailworthy.sender.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.dns.RecordType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpfSuggestionTest {
    @Test
    void the_customers_own_record_gets_one_include_at_the_right_place() {
        becomes(null, "v=spf1 include:spf.host.net ~all");
        becomes("v=spf1 mx -all", "v=spf1 mx include:spf.host.net -all");
        becomes("v=spf1 mx  ?ALL exp=x.com", "v=spf1 mx include:spf.host.net ?ALL exp=x.com");
        becomes("v=spf1 redirect=_spf.x.com", "v=spf1 include:spf.host.net redirect=_spf.x.com");
        becomes("v=spf1 mx", "v=spf1 mx include:spf.host.net");
        becomes("v=spf1 Include:SPF.host.net mx -all", "v=spf1 Include:SPF.host.net mx -all");
        becomes("v=spf1 mx ~all include:spf.host.net", "v=spf1 mx include:spf.host.net ~all");
    }

    @Test
    void long_texts_become_several_strings_of_one_record() {
        RecordToPublish record = new RecordToPublish("a.com", RecordType.TXT, "x".repeat(300) + "\"\\", true, "");
        assertEquals("a.com. IN TXT \"" + "x".repeat(255) + "\" \"" + "x".repeat(45) + "\\\"\\\\\"", record.zoneLine());
    }

    @Test
    void several_records_become_one() {
        assertEquals(
                "v=spf1 mx a:x.com ip4:192.0.2.1 include:spf.host.net -all",
                SpfSuggestion.including(
                        List.of("v=spf1 mx a:x.com -all", "v=spf1 MX ip4:192.0.2.1 ~all exp=y.com"), "spf.host.net"));
        assertEquals(
                "v=spf1 mx include:spf.host.net -all",
                SpfSuggestion.including(List.of("v=spf1 mx -all", "v=spf1 include:spf.host.net ~all"), "spf.host.net"));
    }

    private static void becomes(String present, String expected) {
        assertEquals(
                expected,
                SpfSuggestion.including(Optional.ofNullable(present).stream().toList(), "spf.host.net"));
    }
}
