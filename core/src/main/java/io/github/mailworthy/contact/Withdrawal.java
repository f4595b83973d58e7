package io.github.mailworthy.contact;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryRules;
import java.time.Instant;
import java.util.Optional;

/** Closes a request whose subject has changed, so that nobody rules on what is no longer so. */
final class Withdrawal {
    private Withdrawal() {}

    /** Withdraws the open request, if there is one. */
    static void add(Change.Builder change, ContactDraft draft, Asked asked, Actor actor, String why, Instant now) {
        if (asked.request().isEmpty()) {
            return;
        }
        SafelistRequest request = asked.request().get().value().orElseThrow();
        draft.closed()
                .happens(actor, new Happening.SafelistWithdrawn(request.id(), why), Optional.of(request.id()), now);
        change.write(asked.request().get().put(request.ruled(SafelistRequest.State.WITHDRAWN, actor, why, now)));
        String address = request.address().map(Object::toString).orElse("");
        SummaryRules.tell(
                change,
                asked.summary(),
                asked.account(),
                News.of(request.id(), address, News.Result.WITHDRAWN, why, now),
                now);
    }
}
