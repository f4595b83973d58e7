package io.github.mailworthy.contact;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Closes a request whose subject has changed, so that nobody rules on what is no longer so. */
final class Withdrawal {
    private Withdrawal() {}

    /**
     * The change that writes the draft. An open request is withdrawn if it was made for another status than the one shown now, or
     * for an earlier complaint than the one known now: its confirmation covers that one alone. If other reasons have come or gone,
     * the request's row is written again, so that whoever was shown it before finds it stale.
     */
    static Change settled(ContactDraft draft, Asked asked, Actor actor, Instant now) {
        Change.Builder change = Change.builder();
        settle(change, draft, asked, actor, now)
                .ifPresent(news -> SummaryRules.tell(change, asked.summary(), asked.account(), List.of(news), now));
        return draft.addTo(change).build();
    }

    static Optional<News> settle(Change.Builder change, ContactDraft draft, Asked asked, Actor actor, Instant now) {
        if (asked.request().isEmpty()) {
            return Optional.empty();
        }
        Standing before = Standing.of(asked.counting());
        Standing after = draft.standing();
        if (before.status() != after.status()) {
            return add(change, draft, asked, actor, "status-changed", now);
        }
        if (!asked.facts()
                .complaint()
                .facts()
                .equals(draft.contact().facts().complaint().facts())) {
            return add(change, draft, asked, actor, "complained-again", now);
        }
        if (!before.reasons().equals(after.reasons())) {
            Kept<SafelistRequest> row = asked.request().get();
            SafelistRequest open = row.value().orElseThrow();
            change.write(row.put(open, open.askedAt()));
        }
        return Optional.empty();
    }

    /** Withdraws the open request, if there is one; what it answers is to be told to the account in the same change. */
    static Optional<News> add(
            Change.Builder change, ContactDraft draft, Asked asked, Actor actor, String why, Instant now) {
        if (asked.request().isEmpty()) {
            return Optional.empty();
        }
        SafelistRequest request = asked.request().get().value().orElseThrow();
        draft.closed()
                .happens(actor, new Happening.SafelistWithdrawn(request.id(), why), Optional.of(request.id()), now);
        change.write(asked.request().get().put(request.ruled(SafelistRequest.State.WITHDRAWN, actor, why, now)));
        String address = request.address().map(Object::toString).orElse("");
        return Optional.of(News.of(request.id(), address, News.Result.WITHDRAWN, why, now));
    }
}
