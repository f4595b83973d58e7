package io.github.mailworthy.summary;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.account.Account;
import java.time.LocalDate;
import java.util.List;

/**
 * What one letter tells.
 *
 * @param account whom
 * @param day the account-local day of the letter: one letter a day
 * @param results what came of requests, oldest first
 * @param waiting what still waits for a reviewer, oldest first
 * @param more whether there is more to tell, in the letter of the next day
 */
public record SummaryContent(Account account, LocalDate day, List<News> results, List<News> waiting, boolean more) {
    /** Copies the lists. */
    public SummaryContent {
        results = ImmutableList.copyOf(results);
        waiting = ImmutableList.copyOf(waiting);
    }

    /** The letter's id among those of the account: one a local day. */
    public String letterId() {
        return "summary-" + day;
    }
}
