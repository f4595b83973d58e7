package io.github.mailworthy.mail.summary;

import io.github.mailworthy.mail.text.MessageCatalog;
import io.github.mailworthy.mail.text.OneLine;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryContent;
import io.github.mailworthy.text.Text;
import java.util.List;
import java.util.Optional;

/** Writes the summary as plain text, in the words of a catalog. */
public final class PlainSummary implements SummaryWriter {
    private final MessageCatalog catalog;

    /** In these words. */
    public PlainSummary(MessageCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Words write(SummaryContent content) {
        String subject = catalog.words(Text.of(
                "summary.subject", line(content.account().name()), content.day().toString()));
        StringBuilder text = new StringBuilder();
        text.append(catalog.words(
                        Text.of("summary.greeting", line(content.account().name()))))
                .append("\n\n");
        lines(content.results(), text);
        if (!content.waiting().isEmpty()) {
            text.append('\n').append(catalog.words(Text.of("summary.waiting"))).append('\n');
            lines(content.waiting(), text);
        }
        if (content.more()) {
            text.append('\n').append(catalog.words(Text.of("summary.more"))).append('\n');
        }
        return new Words(subject, text.toString(), Optional.empty());
    }

    private void lines(List<News> news, StringBuilder text) {
        for (News one : news) {
            text.append("- ")
                    .append(catalog.words(Text.of("summary." + one.result(), line(one.address()), line(reason(one)))))
                    .append('\n');
        }
    }

    /** A withdrawal's reason is the end of a key, a ruling's stands in the words of the rule or the reviewer. */
    String reason(News news) {
        return news.result() == News.Result.WITHDRAWN
                ? catalog.words(Text.of("summary.withdrawn." + news.reason()))
                : news.reason();
    }

    /**
     * A foreign text as part of one line: without line ends, by which it could pose as another result, and without what turns the order
     * of the characters around.
     */
    static String line(String text) {
        return OneLine.of(text).strip();
    }
}
