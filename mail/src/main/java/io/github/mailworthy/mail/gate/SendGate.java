package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.TrialRules;
import io.github.mailworthy.gate.Health;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.gate.SendRules;
import io.github.mailworthy.gate.Traffic;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.screening.ScreeningSnapshot;
import io.github.mailworthy.mail.work.Erased;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.StorageException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asked before each send: may this message go to these recipients? To, cc and bcc alike. Safe for many threads.
 *
 * <p>Ask when the message is made and again when it is handed over: hours may lie between. {@link #send} does the
 * second asking itself.
 */
public final class SendGate {
    private static final Logger LOG = LoggerFactory.getLogger(SendGate.class);
    private static final Actor MAILER = Actor.host("mailer");

    private static final int LONGEST_TRAFFIC = 400;

    private final Works works;
    private final GateSettings settings;
    private final Optional<Sending> sending;
    private final Map<MessageKind, LongAdder> withoutStore = new EnumMap<>(MessageKind.class);

    /**
     * Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#gate()}.
     *
     * @param intake where refusals at hand-over go
     */
    public SendGate(Works works, GateSettings settings, SendingSettings sending, FeedbackIntake intake) {
        this(works, settings, gate -> Optional.of(new Sending(works, gate, intake, sending)));
    }

    /** A gate that is only asked. */
    public SendGate(Works works, GateSettings settings) {
        this(works, settings, gate -> Optional.empty());
    }

    private SendGate(Works works, GateSettings settings, Function<SendGate, Optional<Sending>> sending) {
        this.works = works;
        this.settings = settings;
        this.sending = sending.apply(this);
        for (MessageKind kind : MessageKind.values()) {
            withoutStore.put(kind, new LongAdder());
        }
    }

    /**
     * Answers for each recipient; one that is refused never refuses the others. One round trip to the store, and a second one for
     * commercial messages where the account's health may hold them.
     *
     * <p>While the store cannot be asked, {@link io.github.mailworthy.gate.StoreDownPolicy} answers; each such answer is counted and
     * logged.
     *
     * @param account that sends
     * @param question what is to be sent
     * @param recipients each asked about once, in their order
     */
    public Map<EmailAddress, SendAnswer> ask(
            AccountId account, SendQuestion question, Collection<EmailAddress> recipients) {
        Instant now = works.now();
        try {
            return isHeld(account, question, now)
                    ? same(recipients, SendRules.accountHeld())
                    : decide(account, question, recipients, now);
        } catch (StorageException down) {
            return same(recipients, withoutStore(account, question, recipients.size(), now, down));
        }
    }

    /**
     * What is answered for whoever is in a list, hit or not: that the account is held. Where its health cannot be asked, and the host lets
     * no such message go without the store, that.
     *
     * @param recipients how many it would be answered for
     */
    Optional<SendAnswer> forEverybody(AccountId account, SendQuestion question, int recipients) {
        Instant now = works.now();
        try {
            return isHeld(account, question, now) ? Optional.of(SendRules.accountHeld()) : Optional.empty();
        } catch (StorageException down) {
            return Optional.of(SendRules.withoutStore(question, settings.storeDown(), now))
                    .filter(answer -> !answer.isAllowed())
                    .map(refused -> withoutStore(account, question, recipients, now, down));
        }
    }

    /**
     * Answers for the hits of a snapshot. Here it is known that something was open when the snapshot was taken: while the store cannot be
     * asked, the policy made for recipients of whom nothing is known lets none of them pass.
     */
    Map<EmailAddress, SendAnswer> confirm(AccountId account, SendQuestion question, List<EmailAddress> hits) {
        Instant now = works.now();
        try {
            return decide(account, question, hits, now);
        } catch (StorageException down) {
            SendAnswer answer = withoutStore(account, question, hits.size(), now, down);
            return same(hits, answer.isAllowed() ? SendRules.notConfirmed() : answer);
        }
    }

    private Map<EmailAddress, SendAnswer> decide(
            AccountId account, SendQuestion question, Collection<EmailAddress> recipients, Instant now) {
        List<ContactKey> keys =
                recipients.stream().map(r -> new ContactKey(account, r)).toList();
        List<Key<?>> wanted = new ArrayList<>(Erased.keys(keys));
        wanted.add(Bursts.key(account));
        Rows rows = works.storage().find(wanted);
        Erased erased = Erased.lookUp(works, keys, rows);
        Bursts bursts = Bursts.in(rows.get(Bursts.key(account)));
        Map<EmailAddress, SendAnswer> answers = new LinkedHashMap<>();
        for (EmailAddress recipient : recipients) {
            ContactKey key = new ContactKey(account, recipient);
            Facts facts = facts(erased.rowOf(key)).without(bursts.aside(recipient));
            Facts platform = facts(erased.platformRowOf(key));
            answers.put(recipient, SendRules.decide(question, facts, platform, settings.policy(), now));
        }
        return answers;
    }

    private SendAnswer withoutStore(
            AccountId account, SendQuestion question, int recipients, Instant now, StorageException down) {
        Objects.requireNonNull(withoutStore.get(question.kind())).add(recipients);
        LOG.warn(
                "the store cannot be asked: {} recipients of a {} message of account {} are answered by policy",
                recipients,
                question.kind(),
                account,
                down);
        return SendRules.withoutStore(question, settings.storeDown(), now);
    }

    private static Map<EmailAddress, SendAnswer> same(Collection<EmailAddress> recipients, SendAnswer answer) {
        Map<EmailAddress, SendAnswer> answers = new LinkedHashMap<>();
        recipients.forEach(recipient -> answers.put(recipient, answer));
        return answers;
    }

    /** Answers for one recipient. */
    public SendAnswer ask(AccountId account, SendQuestion question, EmailAddress recipient) {
        return ask(account, question, List.of(recipient)).values().iterator().next();
    }

    /** Sends one message: {@link #send(AccountId, SendQuestion, List)}. */
    public Sent send(AccountId account, SendQuestion question, OutgoingMessage message) {
        return send(account, question, List.of(message)).get(0);
    }

    /**
     * Sends messages of one kind for one account: asks for all recipients, chooses the sender, signs, hands over on one connection, and
     * lays down at once what a server refused at {@code RCPT TO}.
     *
     * <p>One bad recipient never refuses the others: whose copy cannot be made, because address, account id and list id are together too long
     * for a link, is refused alone, with code 0 and the reason. Commercial messages get a copy for each recipient, with a link of their own to
     * unsubscribe, in the header and wherever {@link io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks#PLACE} stands; so do all, where there
     * are return paths. Nothing is tried again here: what may succeed later says so.
     *
     * <p>What the gate was made with wins: its signer over the message's own, its return paths over the message's own. Where it has none, the
     * message keeps its signer, and its return path if that is not its From address; bounces to From follow a From that is replaced.
     *
     * @return one answer per message, in list order
     * @throws IllegalStateException if the gate was made without {@link SendingSettings}, or commercial messages are to be sent without
     *     unsubscribe links
     */
    public List<Sent> send(AccountId account, SendQuestion question, List<OutgoingMessage> messages) {
        return sending.orElseThrow(() -> new IllegalStateException("this gate was made without sending settings"))
                .send(account, question, messages);
    }

    private boolean isHeld(AccountId account, SendQuestion question, Instant now) {
        return question.kind() == MessageKind.COMMERCIAL
                && settings.health().mode() == HealthPolicy.Mode.HOLD
                && health(account, now)
                        .filter(health -> health.level() == Health.Level.HELD)
                        .isPresent();
    }

    /**
     * The account's last messages in numbers; empty if the directory does not know it.
     *
     * @throws StorageException if the store cannot be asked
     */
    public Optional<Health> health(AccountId account) {
        return health(account, works.now());
    }

    private Optional<Health> health(AccountId id, Instant now) {
        Optional<Account> account = works.accounts().find(id);
        return account.map(a -> HealthRules.judge(
                a,
                works.storage().counts(HealthRules.counters(a, now)),
                Bursts.in(works.storage().find(List.of(Bursts.key(id))).get(Bursts.key(id)))
                        .acquitted(a.zone()),
                settings.health(),
                now));
    }

    /**
     * What came of the account's messages, day by day.
     *
     * @param receiver to one receiver, named by its registrable domain; to all if empty
     * @param from the first account-local day
     * @param days how many, 1 to 400
     * @return in the order of the days; empty if the directory does not know the account
     * @throws IllegalArgumentException if there are not 1 to 400 days
     */
    public Map<LocalDate, Traffic> traffic(AccountId account, Optional<String> receiver, LocalDate from, int days) {
        if (days < 1 || days > LONGEST_TRAFFIC) {
            throw new IllegalArgumentException("traffic is told for 1 to " + LONGEST_TRAFFIC + " days, not " + days);
        }
        Map<LocalDate, Traffic> traffic = new LinkedHashMap<>();
        works.accounts().find(account).ifPresent(a -> {
            String name = receiver.orElse("");
            List<LocalDate> dates = from.datesUntil(from.plusDays(days)).toList();
            Map<CounterKey, Long> counts = works.storage()
                    .counts(dates.stream()
                            .flatMap(day -> HealthRules.counters(a, name, day).stream())
                            .toList());
            dates.forEach(day -> traffic.put(day, HealthRules.traffic(a, name, day, counts)));
        });
        return traffic;
    }

    /** How many recipients of each kind of message were answered without the store, since the start. */
    public Map<MessageKind, Long> answeredWithoutStore() {
        Map<MessageKind, Long> counts = new EnumMap<>(MessageKind.class);
        withoutStore.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }

    /**
     * Screens a list of any length by the store: a round trip for every thousand addresses.
     *
     * @param list taken in as it goes; addresses named twice are answered twice
     */
    public ScreeningCounts screen(
            AccountId account, SendQuestion question, Iterator<EmailAddress> list, ScreeningListener listener) {
        return Screening.byStore(this, account, question, listener).run(list);
    }

    /**
     * Screens a list of any length by a snapshot; only its hits are asked at the store. While it cannot be asked, a hit that
     * {@link io.github.mailworthy.gate.StoreDownPolicy} would let pass is refused as {@code NOT_CONFIRMED}.
     *
     * <p>Addresses that were on trial when the snapshot was taken are hits: {@link #handedOver tell} their hand-over. A trial that has begun
     * since is seen by the next {@linkplain ScreeningSnapshot#refreshed refreshed} snapshot, or when the gate is asked again at hand-over.
     *
     * <p>Commercial messages of an account whose health may hold them: it is asked once for every thousand addresses, and holds them all.
     *
     * @throws IllegalArgumentException if the snapshot is another account's, or was taken by another policy than {@link #policy()}
     */
    public ScreeningCounts screen(
            ScreeningSnapshot snapshot,
            AccountId account,
            SendQuestion question,
            Iterator<EmailAddress> list,
            ScreeningListener listener) {
        snapshot.requirePolicy(settings.policy());
        return Screening.bySnapshot(snapshot, works.pseudonyms(), Optional.of(this), account, question, listener)
                .run(list);
    }

    /**
     * Screens by a snapshot alone, where there is no store: a hit is refused as {@code NOT_CONFIRMED}, an address on trial too. Once erased addresses of the
     * account stay restricted, that is every address: without the erasure keys they cannot be told from others.
     *
     * @throws IllegalArgumentException if the snapshot is another account's
     */
    public static ScreeningCounts screenOffline(
            ScreeningSnapshot snapshot,
            AccountId account,
            SendQuestion question,
            Iterator<EmailAddress> list,
            ScreeningListener listener) {
        return screenOffline(snapshot, Pseudonyms.NONE, account, question, list, listener);
    }

    /**
     * Screens by a snapshot alone, erased addresses too.
     *
     * @param erasureKeys all that the store's rows were made with
     * @throws IllegalArgumentException if the snapshot is another account's
     */
    public static ScreeningCounts screenOffline(
            ScreeningSnapshot snapshot,
            Pseudonyms erasureKeys,
            AccountId account,
            SendQuestion question,
            Iterator<EmailAddress> list,
            ScreeningListener listener) {
        return Screening.bySnapshot(snapshot, erasureKeys, Optional.empty(), account, question, listener)
                .run(list);
    }

    /** The policy by which snapshots for this gate are taken. */
    public SendPolicy policy() {
        return settings.policy();
    }

    private static Facts facts(Kept<Contact> row) {
        return row.value().map(Contact::facts).orElse(Facts.NONE);
    }

    /**
     * A message was handed to the mail server by the host itself; {@link #send} tells it by itself. Needed for recipients whose answer
     * said that they are on trial, harmless for others: from the first hand-over on, 14 days count.
     */
    public void handedOver(AccountId account, Collection<EmailAddress> recipients) {
        for (EmailAddress recipient : recipients) {
            ContactKey key = new ContactKey(account, recipient);
            works.decide(() -> TrialRules.handedOver(
                    key, works.storage().find(List.of(key.row())).get(key.row()), MAILER, works.now()));
        }
    }
}
