package io.github.mailworthy.mail.contact;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.card.CardRules;
import io.github.mailworthy.card.StatusCard;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.CheckResult;
import io.github.mailworthy.contact.CheckRules;
import io.github.mailworthy.contact.CheckTicket;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.ConsentEvidence;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.contact.ContactRules;
import io.github.mailworthy.contact.ImportRules;
import io.github.mailworthy.contact.ImportSeen;
import io.github.mailworthy.contact.ImportedRow;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.mail.spi.Verifier;
import io.github.mailworthy.mail.work.Cases;
import io.github.mailworthy.mail.work.Named;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.safelist.SafelistRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where customers look after their contacts: register, correct, read the status card, check again, request a safelist.
 *
 * <p>One contact at a time: there is no bulk method, and a loop meets the account's quotas. Every method answers
 * {@code UNKNOWN_ACCOUNT} or {@code NOT_AN_ADDRESS} where the names are none. Safe for many threads and nodes; a call that meets
 * too many others on the same contact throws, having written nothing.
 */
public final class ContactDesk {
    private final Works works;
    private final Cases cases;
    private final Verifier verifier;
    private final SafelistPolicy policy;
    private final ContactPolicy limits;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#contacts()}. */
    public ContactDesk(Works works, Verifier verifier, SafelistPolicy policy, ContactPolicy limits) {
        this.works = works;
        this.cases = new Cases(works);
        this.verifier = verifier;
        this.policy = policy;
        this.limits = limits;
    }

    /**
     * Makes the address a contact of the account. What is known of the address stays: registering again launders nothing.
     *
     * @param source by which way it came, for the log
     */
    public Answer<Standing> register(AccountId account, String address, Actor actor, String source) {
        return decide(account, address, (asked, now) -> ContactRules.register(asked, actor, source, now));
    }

    /** The address is no contact any more; what is known of it stays. */
    public Answer<Standing> remove(AccountId account, String address, Actor actor) {
        return decide(account, address, (asked, now) -> ContactRules.remove(asked, actor, now));
    }

    /** Corrects the address: what is known of the person goes along, what is known of the mailbox stays behind. */
    public Answer<Standing> changeAddress(
            AccountId account, String from, String to, Actor actor, AddressRules.IfInUse ifInUse) {
        return Named.with(
                works,
                account,
                from,
                old -> Named.with(
                        works,
                        account,
                        to,
                        next -> works.decide(() -> {
                            Instant now = works.now();
                            Asked left = cases.read(old.account(), old.key(), now);
                            Asked arrived = cases.read(next.account(), next.key(), now);
                            return AddressRules.change(left, arrived, ifInUse, actor, now);
                        })));
    }

    /** The contact opted in by an act of their own: the only way by which consent loosens. */
    public Answer<Standing> optIn(AccountId account, String address, ConsentEvidence evidence) {
        return decide(account, address, (asked, now) -> ContactRules.optIn(asked, evidence, limits, now));
    }

    /** Takes consent back, wholly or in part. */
    public Answer<Standing> tighten(AccountId account, String address, Consent to, Actor actor, String source) {
        return decide(account, address, (asked, now) -> ContactRules.tighten(asked, to, actor, source, now));
    }

    /** The contact leaves a list. Idempotent. */
    public Answer<Standing> leaveList(AccountId account, String address, String list, Actor actor, String source) {
        return decide(account, address, (asked, now) -> ContactRules.leaveList(asked, list, actor, source, now));
    }

    /** The contact joins a list again by an act of their own. */
    public Answer<Standing> joinList(AccountId account, String address, String list, ConsentEvidence evidence) {
        return decide(account, address, (asked, now) -> ContactRules.joinList(asked, list, evidence, now));
    }

    /**
     * Takes a row of a list from elsewhere. It can only tighten, and the same row of the same list counts once.
     *
     * @param asContact whether the address becomes a registered contact; else only what the row says of it is kept
     */
    public Answer<ImportRules.Taken> importRow(
            AccountId account, String address, ImportedRow row, boolean asContact, Actor actor) {
        return Named.with(
                works,
                account,
                address,
                named -> works.decide(() -> {
                    Instant now = works.now();
                    Asked asked = cases.read(named.account(), named.key(), now);
                    List<Key<ImportSeen>> keys =
                            ImportSeen.keys(account, works.pseudonyms().names(named.key()), row);
                    Rows seen = works.storage().find(keys);
                    Kept<ImportSeen> before =
                            ImportSeen.first(keys.stream().map(seen::get).toList());
                    return ImportRules.take(asked, before, row, asContact, actor, now)
                            .map(Answer::done);
                }));
    }

    /** What the customer reads: status, why, what would put it right, and which actions are open. */
    public Answer<StatusCard> card(AccountId account, String address) {
        return Named.with(works, account, address, named -> {
            Instant now = works.now();
            Asked asked = cases.read(named.account(), named.key(), now);
            return CardRules.card(asked, policy, limits, now)
                    .map(Answer::done)
                    .orElseGet(() -> Answer.refused(Refusal.Code.UNKNOWN_CONTACT));
        });
    }

    /**
     * Asks the verifier about the address. A pass lifts what its evidence reaches, at once. Blocks while the verifier works.
     *
     * @return refused while another check of the address runs, within its limits, and if the facts changed while it ran: such a
     *     check lifts nothing and is not repeated
     */
    public Answer<CheckResult> checkAgain(AccountId account, String address, Actor actor) {
        Answer<CheckTicket> begun = decide(
                account,
                address,
                (asked, now) -> CheckRules.begin(asked, works.ids().get(), limits, now));
        return begun.match(ticket -> finish(ticket, actor), Answer::refused);
    }

    private Answer<CheckResult> finish(CheckTicket ticket, Actor actor) {
        Verdict verdict = Verification.ask(verifier, ticket.key().address(), works.now());
        return Named.with(
                works,
                ticket.key().account(),
                ticket.key().address().toString(),
                named -> works.decide(() -> {
                    Instant now = works.now();
                    Asked asked = cases.read(named.account(), named.key(), now);
                    return CheckRules.finish(asked, ticket, verdict, actor, limits, now);
                }));
    }

    /**
     * Asks that the contact may be mailed again: approved at once or waiting for a reviewer, as the policy rules.
     *
     * @param confirmation for a spam complaint: that the contact wants it
     * @return the request; the open one if there is one
     */
    public Answer<SafelistRequest> requestSafelist(
            AccountId account, String address, Actor actor, Optional<Confirmation> confirmation) {
        String id = works.ids().get();
        return decide(
                account,
                address,
                (asked, now) -> SafelistRules.request(asked, id, actor, confirmation, policy, limits, now));
    }

    /** What happened to the contact, newest first; it follows the contact across changes of its address. */
    public Answer<Page<LogEntry>> log(AccountId account, String address, Optional<Cursor> before, int limit) {
        return Named.with(
                works, account, address, named -> Answer.done(new ContactLog(works).read(named.key(), before, limit)));
    }

    /**
     * Where a {@link #changeAddress change of address} took the contact that had this one: what they say by a link in an old mail is
     * meant for there, too. Empty if the address is a contact, or was one since.
     */
    public Answer<Optional<EmailAddress>> movedTo(AccountId account, String address) {
        return Named.with(
                works,
                account,
                address,
                named -> Answer.done(new ContactLog(works).movedTo(named.key().row())));
    }

    private <A> Answer<A> decide(
            AccountId account, String address, BiFunction<Asked, Instant, Outcome<Answer<A>>> rule) {
        return Named.with(
                works,
                account,
                address,
                named -> works.decide(() -> {
                    Instant now = works.now();
                    return rule.apply(cases.read(named.account(), named.key(), now), now);
                }));
    }
}
