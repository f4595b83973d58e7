package io.github.mailworthy.mail.spi;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.breaker.BurstEntry;

/**
 * Hears of bursts of failures, after it was stored: that one was noticed, that its verdict changed, that it was none.
 *
 * <p>What a burst sets aside counts against nobody until its verdict, so somebody should look. The contacts in it are not told one by
 * one: whoever keeps a picture of their statuses asks again for those of the burst's receiver. As for {@link ContactListener}: called
 * on the thread that made the change, by many at once, at most once for each entry; an exception is caught and logged.
 */
public interface BurstListener {
    /** Something happened to a burst. */
    void happened(AccountId account, BurstEntry entry);
}
