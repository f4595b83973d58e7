package io.github.mailworthy.summary;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;

/**
 * A result that the account has not been told of yet: it waits as a row until a letter takes it.
 *
 * @param request the id of the request
 * @param address that it was about, as it was given
 * @param result what came of it
 * @param reason given
 * @param at when
 * @param told whether a letter has told it: only a waiting request stays after that, to stand beside later results
 */
public record News(String request, String address, Result result, String reason, Instant at, boolean told) {
    /** The kind of these rows in a store. */
    public static final Kind<News> KIND = new Kind<>("news", News.class);

    /** News that no letter has told. */
    public static News of(String request, String address, Result result, String reason, Instant at) {
        return new News(request, address, result, reason, at, false);
    }

    /** Its row in an account. */
    public Key<News> key(AccountId account) {
        return KIND.key(account, id(request, result));
    }

    static String id(String request, Result result) {
        return request + "/" + result;
    }

    News asTold() {
        return new News(request, address, result, reason, at, true);
    }

    boolean isWaiting() {
        return result == Result.WAITING;
    }

    /** What came of a request. */
    public enum Result {
        /** Approved by a rule, at once. */
        APPROVED_AT_ONCE,
        /** Approved by a reviewer. */
        APPROVED_AFTER_REVIEW,
        /** Declined. */
        DECLINED,
        /** Withdrawn, because what it was about has changed. */
        WITHDRAWN,
        /** It waits for a reviewer. */
        WAITING
    }
}
