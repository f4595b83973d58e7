package io.github.mailworthy.mail.summary;

import io.github.mailworthy.mail.text.MessageCatalog;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryContent;
import io.github.mailworthy.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the summary as plain text and as HTML: the words are a catalog's, the look is a template's, times are the account's. */
public final class HtmlSummary implements SummaryWriter {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi");

    private final MessageCatalog catalog;
    private final HtmlTemplate template;
    private final Locale locale;
    private final PlainSummary plain;

    /**
     * In these words and with this look.
     *
     * @param locale for dates and times, and as the language of the HTML
     */
    public HtmlSummary(MessageCatalog catalog, HtmlTemplate template, Locale locale) {
        this.catalog = catalog;
        this.template = template;
        this.locale = locale;
        this.plain = new PlainSummary(catalog);
    }

    @Override
    public Words write(SummaryContent content) {
        Words words = plain.write(content);
        ZoneId zone = content.account().zone();
        Map<String, String> texts = new HashMap<>();
        texts.put("language", locale.toLanguageTag());
        texts.put("direction", RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr");
        texts.put("subject", words.subject());
        texts.put("account", PlainSummary.line(content.account().name()));
        texts.put(
                "day",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(locale)
                        .format(content.day()));
        texts.put(
                "greeting",
                say("summary.greeting", PlainSummary.line(content.account().name())));
        Map<String, List<Map<String, String>>> lists = new HashMap<>();
        lists.put("results", content.results().stream().map(n -> entry(n, zone)).toList());
        lists.put("waiting", content.waiting().stream().map(n -> entry(n, zone)).toList());
        lists.put("waitingTitle", once(!content.waiting().isEmpty(), "summary.waiting"));
        lists.put("more", once(content.more(), "summary.more"));
        return new Words(words.subject(), words.text(), Optional.of(template.fill(texts, lists)));
    }

    private Map<String, String> entry(News news, ZoneId zone) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(news.at().atZone(zone));
        return Map.of(
                "address", PlainSummary.line(news.address()),
                "result", news.result().name(),
                "label", say("summary.label." + news.result()),
                "reason", PlainSummary.line(plain.reason(news)),
                "when", when + " (" + zone.getId() + ")");
    }

    private List<Map<String, String>> once(boolean shown, String key) {
        return shown ? List.of(Map.of("text", say(key))) : List.of();
    }

    private String say(String key, String... args) {
        return catalog.words(Text.of(key, args));
    }
}
