package io.github.mailworthy.mail.summary;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterRules;
import io.github.mailworthy.letter.MessageId;
import io.github.mailworthy.mail.work.Fatal;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryContent;
import io.github.mailworthy.summary.SummaryRules;
import io.github.mailworthy.summary.SummaryState;
import io.github.mailworthy.summary.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each account once a local day, in the morning after, what became of its requests; nothing happened, no letter.
 *
 * <p>The letters go into the outbox, in the same change that takes what they tell. {@link #runDue} may be called by many nodes at
 * once.
 */
public final class DailySummary {
    private static final Logger LOG = LoggerFactory.getLogger(DailySummary.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int RESULTS_PER_LETTER = 500;

    private final Works works;
    private final SummaryWriter writer;
    private final String messageIdDomain;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#summary()}. */
    public DailySummary(Works works, SummaryWriter writer, String messageIdDomain) {
        this.works = works;
        this.writer = writer;
        this.messageIdDomain = messageIdDomain;
    }

    /**
     * Writes the letters that have come due. One account in trouble never holds up the others: it is tried again after 5 minutes.
     *
     * @param limit how many accounts at most
     * @return how many letters were written
     */
    public int runDue(int limit) {
        int written = 0;
        for (Kept<SummaryState> due : works.storage().claimDue(SummaryState.KIND, works.now(), LEASE, limit)) {
            AccountId id = due.key().account();
            try {
                Optional<Account> account = works.accounts().find(id);
                if (account.isEmpty()) {
                    LOG.warn("account {} is not in the directory: its summary waits for a day", id);
                    works.apply(SummaryRules.ofNobody(due, works.now()));
                } else if (write(due, account.get())) {
                    written++;
                }
            } catch (Throwable broken) {
                Fatal.rethrow(broken);
                LOG.warn("the summary of account {} could not be written and is tried again later", id, broken);
            }
        }
        return written;
    }

    /** Which letter told a result of a request; empty while none has. */
    public Optional<Told> toldBy(AccountId account, String request, News.Result result) {
        Key<Told> key = Told.key(account, request, result);
        return works.storage().find(List.of(key)).get(key).value();
    }

    private boolean write(Kept<SummaryState> due, Account account) {
        Instant now = works.now();
        List<Kept<News>> news = new ArrayList<>();
        boolean more = collect(account.id(), news);
        var outcome = SummaryRules.write(
                due,
                account,
                news,
                more,
                content -> LetterRules.post(account.id(), content.letterId(), letter(content, now)),
                now);
        return works.apply(outcome.change()) && outcome.answer().isPresent();
    }

    /**
     * Reads what is kept: all that was told before and still waits, and as much news as a letter holds. The rows of one request lie side by
     * side and are never parted.
     *
     * @return whether there is more news
     */
    private boolean collect(AccountId account, List<Kept<News>> into) {
        int fresh = 0;
        String lastRequest = "";
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Kept<News>> page = works.storage().list(account, News.KIND, next, RESULTS_PER_LETTER);
            for (Kept<News> row : page.items()) {
                News one = row.value().orElseThrow();
                if (fresh >= RESULTS_PER_LETTER && !one.told() && !one.request().equals(lastRequest)) {
                    return true;
                }
                fresh += one.told() ? 0 : 1;
                lastRequest = one.request();
                into.add(row);
            }
            next = page.next();
        } while (next.isPresent());
        return false;
    }

    private Letter letter(SummaryContent content, Instant now) {
        SummaryWriter.Words words = writer.write(content);
        String messageId = MessageId.of(content.letterId(), works.ids().get(), messageIdDomain);
        return Letter.of(content.account().owner(), words.subject(), words.text(), words.html(), messageId, now);
    }
}
