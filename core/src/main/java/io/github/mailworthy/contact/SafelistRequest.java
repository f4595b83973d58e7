package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer's request to mail a restricted contact again.
 *
 * @param id of the request, and of the grant that may come of it
 * @param account whose
 * @param address of the contact; empty once it is erased
 * @param askedAt when
 * @param askedBy whom
 * @param confirmation for a complaint: that the contact wants it
 * @param asked what it was ruled on
 * @param opinions what each rule of the policy said when it was asked
 * @param policy the version of that policy
 * @param state where it stands
 * @param ruledAt when it was ruled on or withdrawn
 * @param ruledBy whom or by which rule
 * @param reason given for the ruling
 */
public record SafelistRequest(
        String id,
        AccountId account,
        Optional<EmailAddress> address,
        Instant askedAt,
        Actor askedBy,
        Optional<Confirmation> confirmation,
        SafelistCase asked,
        List<Opinion> opinions,
        String policy,
        State state,
        Optional<Instant> ruledAt,
        Optional<Actor> ruledBy,
        Optional<String> reason) {
    /** The kind of these rows in a store; a waiting one is due when it was asked, so that the queue is oldest first. */
    public static final Kind<SafelistRequest> KIND = new Kind<>("safelist-request", SafelistRequest.class);

    /** Where a request stands. */
    public enum State {
        /** It waits for a reviewer. */
        WAITING,
        /** Approved by a rule, at once. */
        APPROVED_AT_ONCE,
        /** Approved by a reviewer. */
        APPROVED_AFTER_REVIEW,
        /** Declined by a reviewer. */
        DECLINED,
        /** Withdrawn, because what it was about has changed. */
        WITHDRAWN
    }

    /** Copies the list. */
    public SafelistRequest {
        opinions = ImmutableList.copyOf(opinions);
    }

    /** Its row in the store. */
    public Key<SafelistRequest> key() {
        return KIND.key(account, id);
    }

    /** The same request with its ruling. */
    public SafelistRequest ruled(State newState, Actor by, String why, Instant now) {
        return new SafelistRequest(
                id,
                account,
                address,
                askedAt,
                askedBy,
                confirmation,
                asked,
                opinions,
                policy,
                newState,
                Optional.of(now),
                Optional.of(by),
                Optional.of(why));
    }
}
