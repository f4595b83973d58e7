package io.github.mailworthy.mail;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Observations;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.mail.testing.ManualClock;
import io.github.mailworthy.mail.testing.RecordingMailer;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A whole running system on doubles: one account of 91 days, a verifier that says what it is told, a manual clock. */
public final class World {
    /** The account. */
    public static final AccountId SHOP = new AccountId("shop");

    /** The clock. */
    public final ManualClock clock = ManualClock.at("2026-03-02T09:00:00Z");

    /** The platform's mailer. */
    public final RecordingMailer mailer = new RecordingMailer();

    /** Where all is kept. */
    public final Storage storage;

    /** The system. */
    public final Mailworthy mailworthy;

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private volatile Verdict verdict = verdict(Deliverability.UNKNOWN, Evidence.SYNTAX, AddressReason.DNS_TIMEOUT);

    /** On a store in memory. */
    public World() {
        this(new InMemoryStorage());
    }

    /** On this store. */
    public World(Storage storage) {
        this(storage, builder -> {});
    }

    /** With more than the usual parts. */
    public World(Storage storage, Consumer<MailworthyBuilder> more) {
        this.storage = storage;
        account(SHOP, clock.instant().minus(Duration.ofDays(91)), "Europe/Berlin");
        MailworthyBuilder builder = Mailworthy.builder()
                .storage(storage)
                .accounts(id -> Optional.ofNullable(accounts.get(id)))
                .verifier(address -> verdict)
                .mailer(mailer)
                .platform("The Platform", EmailAddress.of("notices@platform.example"))
                .clock(clock)
                .ids(() -> "id-" + ids.incrementAndGet());
        more.accept(builder);
        mailworthy = builder.build();
    }

    /** What places work with. */
    public Works works() {
        return new Works(
                storage, id -> Optional.ofNullable(accounts.get(id)), clock, () -> "id-" + ids.incrementAndGet());
    }

    /** Adds or changes an account. */
    public World account(AccountId id, Instant createdAt, String zone) {
        accounts.put(
                id,
                new Account(
                        id,
                        "The " + id,
                        createdAt,
                        ZoneId.of(zone),
                        EmailAddress.of("owner@" + id.value() + ".example"),
                        true));
        return this;
    }

    /** What the verifier says from now on. */
    public World verifierSays(Deliverability deliverability, Evidence evidence, AddressReason... reasons) {
        verdict = verdict(deliverability, evidence, reasons);
        return this;
    }

    private Verdict verdict(Deliverability deliverability, Evidence evidence, AddressReason... reasons) {
        Instant now = clock.instant();
        return new Verdict(deliverability, evidence, Set.of(reasons), Observations.NONE, now, now, Optional.empty());
    }

    /** A verified bounce of a new message, now. */
    public Feedback bounce(String address, BounceCategory category) {
        return bounce(address, category, "<m" + messages.incrementAndGet() + "@shop.example>");
    }

    /** A verified bounce of this message, now. */
    public Feedback bounce(String address, BounceCategory category, String messageId) {
        return Feedback.of(FeedbackKind.BOUNCE, "test")
                .originalRecipient(Optional.of(address))
                .category(category)
                .diagnostic("550 5.1.1 no such user")
                .originalMessageId(Optional.of(messageId))
                .reportedAt(Optional.of(clock.instant()))
                .proof(Proof.by(Proof.How.HOST))
                .build();
    }

    /** Verified feedback of another kind, now. */
    public Feedback feedback(FeedbackKind kind, String address) {
        return Feedback.of(kind, "test")
                .originalRecipient(Optional.of(address))
                .originalMessageId(Optional.of("<m" + messages.incrementAndGet() + "@shop.example>"))
                .reportedAt(Optional.of(clock.instant()))
                .proof(Proof.by(Proof.How.HOST))
                .build();
    }
}
