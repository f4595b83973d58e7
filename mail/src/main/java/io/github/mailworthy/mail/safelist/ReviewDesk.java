package io.github.mailworthy.mail.safelist;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.ClearOrder;
import io.github.mailworthy.contact.ClearRow;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.ContactRules;
import io.github.mailworthy.contact.PlatformRules;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.mail.work.Cases;
import io.github.mailworthy.mail.work.Erased;
import io.github.mailworthy.mail.work.Named;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.safelist.SafelistRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the host's staff rule on safelist requests, and block addresses. Safe for many threads and nodes. */
public final class ReviewDesk {
    private final Works works;
    private final Cases cases;
    private final Support support;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#reviews()}. */
    public ReviewDesk(Works works) {
        this.works = works;
        this.cases = new Cases(works);
        this.support = new Support(works, cases);
    }

    /** The requests that wait, of all accounts, oldest first. */
    public Page<WaitingRequest> queue(Optional<Cursor> after, int limit) {
        Page<Kept<SafelistRequest>> page = works.storage().waiting(SafelistRequest.KIND, after, limit);
        return new Page<>(
                page.items().stream()
                        .map(row -> new WaitingRequest(row.value().orElseThrow(), row.version()))
                        .toList(),
                page.next());
    }

    /**
     * A request as a reviewer is shown it.
     *
     * @param request as it was
     * @param version to be handed back with the ruling: a request that has changed since is not ruled on
     */
    public record WaitingRequest(SafelistRequest request, long version) {}

    /** Approves a request. Deciding twice is harmless: the answer is the first decision. */
    public Answer<SafelistRequest> approve(WaitingRequest shown, Actor reviewer, String reason) {
        return rule(shown, SafelistRules.Decision.APPROVE, reviewer, reason);
    }

    /** Declines a request. Deciding twice is harmless: the answer is the first decision. */
    public Answer<SafelistRequest> decline(WaitingRequest shown, Actor reviewer, String reason) {
        return rule(shown, SafelistRules.Decision.DECLINE, reviewer, reason);
    }

    private Answer<SafelistRequest> rule(
            WaitingRequest shown, SafelistRules.Decision decision, Actor reviewer, String reason) {
        SafelistRequest request = shown.request();
        Key<SafelistRequest> key = request.key();
        String address = request.address().map(Object::toString).orElse("");
        return Named.with(
                works,
                request.account(),
                address,
                named -> works.decide(() -> {
                    Instant now = works.now();
                    Asked asked = cases.read(named.account(), named.key(), now);
                    Kept<SafelistRequest> row =
                            works.storage().find(List.of(key)).get(key);
                    return SafelistRules.rule(asked, row, shown.version(), decision, reviewer, reason, now);
                }));
    }

    /** Orders not to mail an address, in one account. */
    public Answer<Standing> block(AccountId account, String address, Block.Kind kind, String note, Actor actor) {
        return Named.with(
                works,
                account,
                address,
                named -> works.decide(() -> {
                    Instant now = works.now();
                    return ContactRules.block(cases.read(named.account(), named.key(), now), kind, note, actor, now);
                }));
    }

    /** Orders not to mail an address, for every account. */
    public Answer<Standing> blockEverywhere(EmailAddress address, Block.Kind kind, String note, Actor actor) {
        return works.decide(() -> {
            ContactKey key = new ContactKey(AccountId.PLATFORM, address);
            Erased erased = read(key);
            return PlatformRules.block(
                    address, erased.platformRowOf(key), erased.absent(key), kind, note, actor, works.now());
        });
    }

    /** Lifts what holds of an address for every account; what its accounts know of it stays. */
    public Answer<Standing> liftEverywhere(EmailAddress address, String reason, Actor actor) {
        return works.decide(() -> {
            ContactKey key = new ContactKey(AccountId.PLATFORM, address);
            return PlatformRules.lift(address, read(key).platformRowOf(key), reason, actor, works.now());
        });
    }

    private Erased read(ContactKey key) {
        return Erased.lookUp(works, List.of(key), works.storage().find(Erased.keys(List.of(key))));
    }

    /**
     * Shows what a bulk clearing would do, and does nothing.
     *
     * @return one answer per row, in list order; refused as a whole if the order may not be given
     */
    public Answer<List<Answer<ClearRow>>> previewClearing(ClearOrder order, List<Clearing> rows) {
        return support.preview(order, rows);
    }

    /**
     * Clears what was previewed: support's, never a customer's. One failing row does not stop the rest, and the whole may be started
     * again.
     *
     * @return one result per row, in list order; refused as a whole if the order may not be given
     */
    public Answer<List<Cleared>> clear(ClearOrder order, List<ClearRow> previewed) {
        return support.clear(order, previewed);
    }

    /**
     * Erases the person behind an address, with all addresses that the contact has had. The suppression stays, under a name that only
     * the host's key can make again.
     *
     * @param wish whose wish it was or which case it belongs to, without naming the person
     * @return how many addresses were erased
     * @throws IllegalStateException if the host has given no erasure key
     */
    public Answer<Integer> erase(AccountId account, String address, String wish, Actor actor) {
        return support.erase(account, address, wish, actor);
    }

    /**
     * What another policy would have made of an account's past requests.
     *
     * @return those of this page that it would have ruled on differently, and why; read on until there is no next
     */
    public Page<SafelistPolicy.Difference> dryRun(
            SafelistPolicy policy, AccountId account, Optional<Cursor> after, int limit) {
        Page<Kept<SafelistRequest>> page = works.storage().list(account, SafelistRequest.KIND, after, limit);
        List<SafelistRequest> past =
                page.items().stream().map(row -> row.value().orElseThrow()).toList();
        return new Page<>(policy.dryRun(past), page.next());
    }

    /** The request of an id, as it is now. */
    public Answer<SafelistRequest> find(AccountId account, String id) {
        Key<SafelistRequest> key = SafelistRequest.KIND.key(account, id);
        return works.storage()
                .find(List.of(key))
                .get(key)
                .value()
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Refusal.Code.UNKNOWN_REQUEST));
    }
}
