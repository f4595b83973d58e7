package io.github.mailworthy.town;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Observations;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.AddressRules;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.Asked;
import io.github.mailworthy.contact.Block;
import io.github.mailworthy.contact.CheckResult;
import io.github.mailworthy.contact.CheckRules;
import io.github.mailworthy.contact.CheckTicket;
import io.github.mailworthy.contact.Confirmation;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.ConsentEvidence;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.contact.ContactRules;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.FeedbackRules;
import io.github.mailworthy.contact.FeedbackRules.Landed;
import io.github.mailworthy.contact.Grants;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.Reason;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.safelist.SafelistRules;
import io.github.mailworthy.summary.SummaryState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An account with contacts, told in sentences: every step reads, decides by the rules and applies, at the town's own time. */
public final class Town {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final String ANN = "ann@example.com";
    public static final Actor JANE = Actor.customer("jane");
    public static final Actor RUTH = Actor.reviewer("ruth");

    public final Shelves shelves = new Shelves();
    public Account account = account("shop", START.minus(Duration.ofDays(400)), true);
    public SafelistPolicy policy = SafelistPolicy.standard();
    public ContactPolicy limits = ContactPolicy.DEFAULT;
    public Instant now = START;
    private int ids;

    public static Account account(String id, Instant createdAt, boolean inGoodStanding) {
        return new Account(
                new AccountId(id),
                "Shop",
                createdAt,
                ZoneId.of("Europe/Berlin"),
                EmailAddress.of("owner@example.com"),
                inGoodStanding);
    }

    /** A town with one registered contact. */
    public static Town withAnn() {
        Town town = new Town();
        town.register(ANN);
        return town;
    }

    public Town later(Duration by) {
        now = now.plus(by);
        return this;
    }

    public ContactKey key(String address) {
        return new ContactKey(account.id(), EmailAddress.of(address));
    }

    public Asked asked(String address) {
        ContactKey key = key(address);
        var row = shelves.find(key.row());
        return new Asked(
                key,
                account,
                row,
                shelves.find(key.platformRow()),
                row.value()
                        .flatMap(Contact::openRequest)
                        .map(id -> shelves.find(SafelistRequest.KIND.key(account.id(), id))),
                shelves.find(SummaryState.key(account.id())),
                shelves.find(Grants.key(account.id())),
                shelves.count(Asked.counter(account, Asked.CHECKS, now)),
                shelves.count(Asked.counter(account, Asked.REQUESTS, now)),
                shelves.count(Asked.counter(account, Asked.APPROVALS, now)));
    }

    public Standing standing(String address) {
        return asked(address).standing();
    }

    public Reason reason(String address) {
        return standing(address).reason();
    }

    public Facts facts(String address) {
        return asked(address).facts();
    }

    public List<LogEntry> log(String address) {
        return shelves.log(key(address).row());
    }

    public <A> A settle(Outcome<A> outcome) {
        shelves.apply(outcome.change());
        return outcome.answer();
    }

    public Standing register(String address) {
        return settle(ContactRules.register(asked(address), JANE, "form", now)).get();
    }

    public Landed feedback(String address, UnaryOperator<Feedback.Builder> more, FeedbackKind kind) {
        Feedback.Builder builder =
                Feedback.of(kind, "test").proof(Proof.by(Proof.How.HOST)).reportedAt(Optional.of(now));
        return settle(FeedbackRules.record(asked(address), more.apply(builder).build(), limits, now));
    }

    public Landed bounce(String address, BounceCategory category) {
        return feedback(address, b -> b.category(category), FeedbackKind.BOUNCE);
    }

    /** Refused for good: no such mailbox. */
    public Town hardBounce(String address) {
        bounce(address, BounceCategory.NO_SUCH_MAILBOX);
        return this;
    }

    /** Five soft failures, a day apart each. */
    public Town softBounces(String address) {
        for (int i = 0; i < 5; i++) {
            bounce(address, BounceCategory.MAILBOX_FULL);
            later(Duration.ofDays(1));
        }
        return this;
    }

    public Town complaint(String address) {
        feedback(address, b -> b, FeedbackKind.COMPLAINT);
        return this;
    }

    public Landed delivery(String address) {
        return feedback(address, b -> b, FeedbackKind.DELIVERED);
    }

    public Standing tighten(String address, Consent to) {
        return settle(ContactRules.tighten(asked(address), to, JANE, "form", now))
                .get();
    }

    public Answer<Standing> optIn(String address) {
        ConsentEvidence evidence = new ConsentEvidence(ConsentEvidence.Means.FORM, "Yes, send me news", now, "form 17");
        return settle(ContactRules.optIn(asked(address), evidence, limits, now));
    }

    public Standing block(String address, Block.Kind kind) {
        return settle(ContactRules.block(asked(address), kind, "note", Actor.support("sam"), now))
                .get();
    }

    public static Verdict verdict(Deliverability deliverability, Evidence evidence) {
        return new Verdict(deliverability, evidence, Set.of(), Observations.NONE, START, START, Optional.empty());
    }

    public Answer<CheckTicket> beginCheck(String address) {
        return settle(CheckRules.begin(asked(address), "check-" + ++ids, limits, now));
    }

    public Answer<CheckResult> finishCheck(CheckTicket ticket, Deliverability deliverability, Evidence evidence) {
        return settle(CheckRules.finish(
                asked(ticket.key().address().toString()),
                ticket,
                verdict(deliverability, evidence),
                JANE,
                limits,
                now));
    }

    public Answer<CheckResult> check(String address, Deliverability deliverability, Evidence evidence) {
        return beginCheck(address)
                .match(ticket -> finishCheck(ticket, deliverability, evidence), Answer::<CheckResult>refused);
    }

    public Answer<CheckResult> passedCheck(String address, Evidence evidence) {
        return check(address, Deliverability.DELIVERABLE, evidence);
    }

    public Answer<SafelistRequest> request(String address) {
        return request(address, Optional.of(new Confirmation("Ann", "by telephone", now)));
    }

    public Answer<SafelistRequest> request(String address, Optional<Confirmation> confirmation) {
        return settle(
                SafelistRules.request(asked(address), "request-" + ++ids, JANE, confirmation, policy, limits, now));
    }

    public Answer<SafelistRequest> rule(String address, SafelistRequest request, SafelistRules.Decision decision) {
        var row = shelves.find(request.key());
        return settle(SafelistRules.rule(asked(address), row, row.version(), decision, RUTH, "looked at it", now));
    }

    public Answer<Standing> move(String from, String to, AddressRules.IfInUse ifInUse) {
        return settle(AddressRules.change(asked(from), asked(to), ifInUse, JANE, now));
    }
}
