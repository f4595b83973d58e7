package io.github.mailworthy.mail.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.text.MessageCatalog;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.News.Result;
import io.github.mailworthy.summary.SummaryContent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlSummaryTest {
    private static final Instant AT = Instant.parse("2026-03-01T22:30:00Z");
    private final HtmlSummary summary =
            new HtmlSummary(MessageCatalog.english(), HtmlTemplate.summary(), Locale.ENGLISH);

    @Test
    void it_tells_each_result_in_the_account_s_time_and_what_still_waits() {
        SummaryWriter.Words words = summary.write(content(
                "Café & Co",
                List.of(News.of("1", "max@example.com", Result.APPROVED_AT_ONCE, "The account is old enough.", AT)),
                List.of(News.of("2", "ann@example.com", Result.WAITING, "", AT))));
        String html = words.html().orElseThrow();
        assertTrue(html.contains("Café &amp; Co"));
        assertTrue(html.contains("max@example.com"));
        assertTrue(html.contains(">Approved at once.</span> <bdi>The account is old enough.</bdi>"), html);
        assertTrue(html.contains("Mar 1, 2026, 11:30"), html);
        assertTrue(html.contains("Europe/Berlin"));
        assertTrue(html.contains("Still waiting for a review:"));
        assertTrue(words.text().contains("max@example.com"));
        assertFalse(html.contains("{{"));
    }

    @Test
    void what_is_empty_is_not_there() {
        String html =
                summary.write(content("Shop", List.of(), List.of())).html().orElseThrow();
        assertFalse(html.contains("Still waiting"));
    }

    @Test
    void a_host_s_template_replaces_the_look() {
        HtmlSummary own = new HtmlSummary(
                MessageCatalog.english(),
                HtmlTemplate.of("{{account}}: {{#results}}[{{address}} {{result}}]{{/results}}{{nothing}}"),
                Locale.ENGLISH);
        assertEquals(
                "Shop: [max@example.com DECLINED]",
                own.write(content("Shop", List.of(News.of("1", "max@example.com", Result.DECLINED, "", AT)), List.of()))
                        .html()
                        .orElseThrow());
    }

    @Test
    void a_withdrawal_is_told_in_the_words_of_the_catalog() {
        SummaryWriter.Words words = summary.write(content(
                "Shop", List.of(News.of("1", "max@example.com", Result.WITHDRAWN, "address-changed", AT)), List.of()));
        assertTrue(words.html().orElseThrow().contains("The contact has another address now."), words.toString());
        assertTrue(words.text().contains("withdrawn. The contact has another address now."), words.toString());
    }

    @Test
    void a_language_that_runs_from_right_to_left_makes_the_letter_do_so() {
        HtmlSummary hebrew =
                new HtmlSummary(MessageCatalog.english(), HtmlTemplate.summary(), Locale.forLanguageTag("he"));
        String html = hebrew.write(content("Shop", List.of(), List.of())).html().orElseThrow();
        assertTrue(html.contains("<html lang=\"he\" dir=\"rtl\">"), html);
    }

    @Property
    void no_name_or_reason_poses_as_a_line_of_its_own(@ForAll String text) {
        String foreign = text + "\r\n- eve@example.com: approved at once.\u2028\u202E" + text;
        SummaryWriter.Words words = summary.write(
                content(foreign, List.of(News.of("1", "max@example.com", Result.DECLINED, foreign, AT)), List.of()));
        assertEquals(1, words.subject().lines().count());
        assertEquals(
                1, words.text().lines().filter(line -> line.startsWith("- ")).count(), words.text());
        assertTrue(words.text().chars().noneMatch(c -> c == 0x202E || c == 0x2028));
    }

    @Property
    void no_text_is_ever_markup(@ForAll String text) {
        String escaped = HtmlTemplate.escaped(text + "<script>\"'&");
        assertTrue(escaped.chars().noneMatch(c -> c == '<' || c == '>' || c == '"' || c == '\''), escaped);
        assertTrue(escaped.endsWith("&lt;script&gt;&quot;&#39;&amp;"));
    }

    private static SummaryContent content(String name, List<News> results, List<News> waiting) {
        Account account = new Account(
                new AccountId("a1"),
                name,
                Instant.EPOCH,
                ZoneId.of("Europe/Berlin"),
                EmailAddress.of("owner@shop.example"),
                true);
        return new SummaryContent(account, LocalDate.parse("2026-03-02"), results, waiting, false);
    }
}
