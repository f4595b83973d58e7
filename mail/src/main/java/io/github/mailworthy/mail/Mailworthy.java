package io.github.mailworthy.mail;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.StoreDownPolicy;
import io.github.mailworthy.mail.contact.ContactDesk;
import io.github.mailworthy.mail.feedback.BreakerDesk;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.mail.feedback.HealthWatch;
import io.github.mailworthy.mail.feedback.SendingProof;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.gate.SendingSettings;
import io.github.mailworthy.mail.letter.Outbox;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.safelist.ReviewDesk;
import io.github.mailworthy.mail.sender.DomainCheck;
import io.github.mailworthy.mail.sender.DomainSetups;
import io.github.mailworthy.mail.sender.SenderDesk;
import io.github.mailworthy.mail.sender.SenderDomains;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.mail.spi.BurstListener;
import io.github.mailworthy.mail.spi.ContactListener;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.spi.HealthListener;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.spi.SigningKeys;
import io.github.mailworthy.mail.spi.Verifier;
import io.github.mailworthy.mail.summary.DailySummary;
import io.github.mailworthy.mail.summary.HtmlSummary;
import io.github.mailworthy.mail.summary.HtmlTemplate;
import io.github.mailworthy.mail.summary.SummaryWriter;
import io.github.mailworthy.mail.text.MessageCatalog;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeDesk;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.mail.work.Purge;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderUse;
import io.github.mailworthy.sender.domain.DomainPolicy;
import io.github.mailworthy.storage.Storage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to everything: made once by {@link #builder()}, safe for many threads, to be kept as long as the host runs.
 *
 * <p>It starts no threads and opens nothing. What comes due is done by {@link #runDue}.
 */
public final class Mailworthy {
    private final ContactDesk contacts;
    private final ReviewDesk reviews;
    private final HealthWatch health;
    private final FeedbackIntake feedback;
    private final BreakerDesk breaker;
    private final SendGate gate;
    private final Optional<SenderDesk> senders;
    private final Optional<SenderDomains> domains;
    private final Optional<UnsubscribeDesk> unsubscribe;
    private final DailySummary summary;
    private final Outbox outbox;
    private final Purge purge;
    private final MessageCatalog catalog;

    private Mailworthy(Builder b) {
        Storage storage = needed(b.storage, "storage");
        Mailer mailer = needed(b.mailer, "mailer");
        Mailbox platform = needed(b.platform, "platform");
        Works works = new Works(storage, needed(b.accounts, "accounts"), b.clock, b.ids, b.listener, b.pseudonyms);
        catalog = b.catalog;
        contacts = new ContactDesk(works, needed(b.verifier, "verifier"), b.safelistPolicy, b.contactPolicy);
        reviews = new ReviewDesk(works);
        health = new HealthWatch(works, b.gate.health(), b.healthListener);
        feedback = new FeedbackIntake(works, b.contactPolicy, b.breaker, b.burstListener, health);
        breaker = new BreakerDesk(works, b.burstListener, health);
        senders = b.sending.desk(storage, mailer, b.clock, platform);
        domains = b.sending.domains(storage, works.accounts(), b.clock, platform);
        unsubscribe = b.sending.unsubscribeDesk(contacts);
        gate = new SendGate(works, b.gate, b.sending.settings(mailer, senders, b.clock), feedback);
        SummaryWriter writer =
                b.summaryWriter.orElseGet(() -> new HtmlSummary(catalog, HtmlTemplate.summary(), Locale.ENGLISH));
        summary = new DailySummary(works, writer, platform.address().domain());
        purge = new Purge(works);
        outbox = new Outbox(storage, b.sending.signing(mailer, b.clock), b.clock, platform);
    }

    private static <T> T needed(@Nullable T part, String name) {
        return Objects.requireNonNull(part, () -> "Mailworthy needs " + name + ": give it to the builder");
    }

    /** Starts with the defaults; storage, accounts, verifier, mailer and the platform's address have none. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where customers look after their contacts. */
    public ContactDesk contacts() {
        return contacts;
    }

    /** Where the host's staff rule on requests. */
    public ReviewDesk reviews() {
        return reviews;
    }

    /** Where bounces and complaints go. */
    public FeedbackIntake feedback() {
        return feedback;
    }

    /** Where the host's staff look at bursts of failures. */
    public BreakerDesk breaker() {
        return breaker;
    }

    /** Asked before each send. */
    public SendGate gate() {
        return gate;
    }

    /**
     * Where customers look after whom they send as.
     *
     * @throws IllegalStateException if the builder was not given {@link Builder#senders}
     */
    public SenderDesk senders() {
        return senders.orElseThrow(() -> notGiven("senders"));
    }

    /**
     * The domains that accounts send as.
     *
     * @throws IllegalStateException if the builder was not given {@link Builder#domains}
     */
    public SenderDomains domains() {
        return domains.orElseThrow(() -> notGiven("domains"));
    }

    /**
     * What the host's page and mailbox for unsubscribing call.
     *
     * @throws IllegalStateException if the builder was not given {@link Builder#unsubscribe}
     */
    public UnsubscribeDesk unsubscribe() {
        return unsubscribe.orElseThrow(() -> notGiven("unsubscribe"));
    }

    private static IllegalStateException notGiven(String part) {
        return new IllegalStateException("the builder was not given " + part);
    }

    /** Writes the daily letters. */
    public DailySummary summary() {
        return summary;
    }

    /** Sends the letters that the platform owes. */
    public Outbox outbox() {
        return outbox;
    }

    /** The words for every text. */
    public MessageCatalog catalog() {
        return catalog;
    }

    /**
     * Does what has come due: looks at domains and at accounts in bad health, writes summaries, sends letters, forgets what is kept for a while. Call it every
     * minute or so from the host's scheduler, on one node or many.
     *
     * @param limit how many of each at most, in this call
     */
    public void runDue(int limit) {
        domains.ifPresent(place -> place.runDue(limit));
        health.runDue(limit);
        summary.runDue(limit);
        outbox.runDue(limit);
        purge.run(limit);
    }

    /** Collects the parts. Not safe for several threads. */
    public static final class Builder {
        private @Nullable Storage storage;
        private @Nullable AccountDirectory accounts;
        private @Nullable Verifier verifier;
        private @Nullable Mailer mailer;
        private @Nullable Mailbox platform;
        private InstantSource clock = InstantSource.system();
        private Supplier<String> ids = () -> UUID.randomUUID().toString();
        private SafelistPolicy safelistPolicy = SafelistPolicy.standard();
        private ContactPolicy contactPolicy = ContactPolicy.DEFAULT;
        private GateSettings gate = GateSettings.STANDARD;
        private final SendingParts sending = new SendingParts();
        private MessageCatalog catalog = MessageCatalog.english();
        private Optional<SummaryWriter> summaryWriter = Optional.empty();
        private ContactListener listener = event -> {};
        private BreakerPolicy breaker = BreakerPolicy.STANDARD;
        private BurstListener burstListener = (account, entry) -> {};
        private HealthListener healthListener = (account, now) -> {};
        private Pseudonyms pseudonyms = Pseudonyms.NONE;

        private Builder() {}

        /** Where everything is kept. */
        public Builder storage(Storage store) {
            storage = store;
            return this;
        }

        /** The host's accounts. */
        public Builder accounts(AccountDirectory directory) {
            accounts = directory;
            return this;
        }

        /** Who tells whether an address is deliverable. */
        public Builder verifier(Verifier one) {
            verifier = one;
            return this;
        }

        /** Who carries the platform's own letters. */
        public Builder mailer(Mailer one) {
            mailer = one;
            return this;
        }

        /** The platform's own address: from it come the letters to account owners. */
        public Builder platform(String name, EmailAddress address) {
            platform = new Mailbox(name, address);
            return this;
        }

        /** The clock; a manual one in tests. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** Gives a new, never repeated id at each call: 1 to 100 characters. Random UUIDs by default. */
        public Builder ids(Supplier<String> source) {
            ids = source;
            return this;
        }

        /** The rules for safelist requests. */
        public Builder safelistPolicy(SafelistPolicy policy) {
            safelistPolicy = policy;
            return this;
        }

        /** The numbers behind checks and feedback. */
        public Builder contactPolicy(ContactPolicy policy) {
            contactPolicy = policy;
            return this;
        }

        /** Which messages go to whom. */
        public Builder sendPolicy(SendPolicy policy) {
            gate = gate.with(policy);
            return this;
        }

        /** Which messages go out while the store cannot be asked. */
        public Builder storeDown(StoreDownPolicy policy) {
            gate = gate.with(policy);
            return this;
        }

        /** When an account's own numbers are bad, and whether that holds its commercial mail. By default the host is told. */
        public Builder health(HealthPolicy policy) {
            gate = gate.with(policy);
            return this;
        }

        /**
         * Customers' messages go out as the sender that their account has set up at {@link Mailworthy#senders()}: main, additional, or a
         * placeholder below the platform's domain. Without it, as the sender that the message has.
         *
         * @param dns asked whether replies can arrive
         */
        public Builder senders(DnsLookup dns) {
            sending.dns = Optional.of(dns);
            return this;
        }

        /** What is demanded of senders. */
        public Builder senderPolicy(SenderPolicy policy) {
            sending.senderPolicy = policy;
            return this;
        }

        /**
         * Customers' domains are looked after: what to publish, whether it is there, and letters when that changes.
         *
         * @param check looks at the DNS; {@link DomainCheck#asking} lets it ask a domain's own name servers too
         * @param setups what the platform needs of each domain
         */
        public Builder domains(DomainCheck check, DomainSetups setups) {
            sending.check = Optional.of(check);
            sending.setups = Optional.of(setups);
            return this;
        }

        /** When domains are looked at again, and how long one that was right is waited for. */
        public Builder domainPolicy(DomainPolicy policy) {
            sending.domainPolicy = policy;
            return this;
        }

        /** What additional senders may be for. */
        public Builder senderUse(SenderUse use) {
            sending.senderUse = use;
            return this;
        }

        /** Signs with DKIM what goes out, the platform's own letters too, wherever there is a key for From's domain. */
        public Builder signingKeys(SigningKeys keys) {
            sending.keys = Optional.of(keys);
            return this;
        }

        /**
         * Each recipient's copy has a signed return path. Give the same proof to the {@link
         * io.github.mailworthy.mail.feedback.FeedbackReader} of what comes back. Without it, bounces go to From.
         */
        public Builder returnPaths(SendingProof proof) {
            sending.proof = Optional.of(proof);
            return this;
        }

        /**
         * Commercial messages carry links to unsubscribe with one click (RFC 8058); without it none are sent.
         *
         * @param keys that sign the links
         * @param page whose last path segment is the token, such as {@code https://mail.host.example/u/}: its POST calls {@link
         *     UnsubscribeDesk#leave}
         * @param mailbox whose mails are read, and their subjects given to the same method
         * @throws IllegalArgumentException if the page is not an absolute https URI ending in a slash
         */
        public Builder unsubscribe(TokenKeys keys, URI page, EmailAddress mailbox) {
            sending.unsubscribe(keys, page, mailbox);
            return this;
        }

        /** All parts of sending at once, for hosts that have their own; what {@link #senders} and the like were given has no effect on it. */
        public Builder sending(SendingSettings settings) {
            sending.whole = Optional.of(settings);
            return this;
        }

        /** The words for every text. */
        public Builder catalog(MessageCatalog words) {
            catalog = words;
            return this;
        }

        /** Puts the daily letter into words. */
        public Builder summaryWriter(SummaryWriter writer) {
            summaryWriter = Optional.of(writer);
            return this;
        }

        /** Who hears what happens to contacts. */
        public Builder listener(ContactListener one) {
            listener = one;
            return this;
        }

        /** When many failures at once are set aside. */
        public Builder breaker(BreakerPolicy policy) {
            breaker = policy;
            return this;
        }

        /** Who hears of bursts of failures. */
        public Builder burstListener(BurstListener one) {
            burstListener = one;
            return this;
        }

        /** Who hears when the health of an account's mail has become bad, or good again. It is logged in any case. */
        public Builder healthListener(HealthListener one) {
            healthListener = one;
            return this;
        }

        /**
         * A secret under which erased addresses are kept. The first one given makes new names, all of them find old ones: to change
         * keys, give the new one first and keep the old. Where several nodes run, give them the new one behind the old first, so that each
         * finds what another makes. Give a key from the start: until there is one, rows that tell repetitions apart carry a hash of the
         * address that anybody could try.
         *
         * @param id 1 to 32 letters, digits and hyphens; stored with each name
         * @param secret 16 bytes or more
         */
        public Builder erasureKey(String id, byte[] secret) {
            pseudonyms = pseudonyms.with(id, secret);
            return this;
        }

        /**
         * The running whole.
         *
         * @throws NullPointerException if a part is missing that has no default; the message names it
         */
        public Mailworthy build() {
            return new Mailworthy(this);
        }
    }
}
