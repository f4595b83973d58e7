package io.github.mailworthy.mail;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.StoreDownPolicy;
import io.github.mailworthy.mail.feedback.SendingProof;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.SendingSettings;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.sender.DomainCheck;
import io.github.mailworthy.mail.sender.DomainSetups;
import io.github.mailworthy.mail.spi.AccountDirectory;
import io.github.mailworthy.mail.spi.BurstListener;
import io.github.mailworthy.mail.spi.ContactListener;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.spi.HealthListener;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.spi.SigningKeys;
import io.github.mailworthy.mail.spi.Verifier;
import io.github.mailworthy.mail.summary.SummaryWriter;
import io.github.mailworthy.mail.text.MessageCatalog;
import io.github.mailworthy.mail.unsubscribe.TokenKeys;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeDesk;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.safelist.SafelistPolicy;
import io.github.mailworthy.sender.SenderPolicy;
import io.github.mailworthy.sender.SenderUse;
import io.github.mailworthy.sender.domain.DomainPolicy;
import io.github.mailworthy.storage.Storage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the parts of {@link Mailworthy}. Not safe for several threads. */
public final class MailworthyBuilder {
    @Nullable
    Storage storage;

    @Nullable
    AccountDirectory accounts;

    @Nullable
    Verifier verifier;

    @Nullable
    Mailer mailer;

    @Nullable
    Mailbox platform;

    InstantSource clock = InstantSource.system();
    Supplier<String> ids = () -> UUID.randomUUID().toString();
    SafelistPolicy safelistPolicy = SafelistPolicy.standard();
    ContactPolicy contactPolicy = ContactPolicy.DEFAULT;
    GateSettings gate = GateSettings.STANDARD;
    final SendingParts sending = new SendingParts();
    MessageCatalog catalog = MessageCatalog.english();
    Optional<SummaryWriter> summaryWriter = Optional.empty();
    ContactListener listener = event -> {};
    BreakerPolicy breaker = BreakerPolicy.STANDARD;
    BurstListener burstListener = (account, entry) -> {};
    HealthListener healthListener = (account, now) -> {};
    Pseudonyms pseudonyms = Pseudonyms.NONE;

    MailworthyBuilder() {}

    /** Where everything is kept. */
    public MailworthyBuilder storage(Storage store) {
        storage = store;
        return this;
    }

    /** The host's accounts. */
    public MailworthyBuilder accounts(AccountDirectory directory) {
        accounts = directory;
        return this;
    }

    /** Who tells whether an address is deliverable. */
    public MailworthyBuilder verifier(Verifier one) {
        verifier = one;
        return this;
    }

    /** Who carries the mail: the platform's own letters, and customers' messages that go through the gate. Close it when the host stops. */
    public MailworthyBuilder mailer(Mailer one) {
        mailer = one;
        return this;
    }

    /** The platform's own address: from it come the letters to account owners. */
    public MailworthyBuilder platform(String name, EmailAddress address) {
        platform = new Mailbox(name, address);
        return this;
    }

    /** The clock; a manual one in tests. */
    public MailworthyBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /**
     * Gives a new, never repeated id at each call: 1 to 100 ASCII letters, digits and {@code - _ . :}. What calls it fails with an {@link
     * IllegalStateException} if it gives anything else. Random UUIDs by default.
     */
    public MailworthyBuilder ids(Supplier<String> source) {
        ids = source;
        return this;
    }

    /** The rules for safelist requests. */
    public MailworthyBuilder safelistPolicy(SafelistPolicy policy) {
        safelistPolicy = policy;
        return this;
    }

    /** The numbers behind checks and feedback. */
    public MailworthyBuilder contactPolicy(ContactPolicy policy) {
        contactPolicy = policy;
        return this;
    }

    /** Which messages go to whom. */
    public MailworthyBuilder sendPolicy(SendPolicy policy) {
        gate = gate.with(policy);
        return this;
    }

    /** Which messages go out while the store cannot be asked. */
    public MailworthyBuilder storeDown(StoreDownPolicy policy) {
        gate = gate.with(policy);
        return this;
    }

    /** When an account's own numbers are bad, and whether that holds its commercial mail. By default the host is told. */
    public MailworthyBuilder health(HealthPolicy policy) {
        gate = gate.with(policy);
        return this;
    }

    /**
     * Customers' messages go out as the sender that their account has set up at {@link Mailworthy#senders()}: main, additional, or a
     * placeholder below the platform's domain. Without it, as the sender that the message has.
     *
     * @param dns asked whether replies can arrive
     */
    public MailworthyBuilder senders(DnsLookup dns) {
        sending.dns = Optional.of(dns);
        return this;
    }

    /** What is demanded of senders. */
    public MailworthyBuilder senderPolicy(SenderPolicy policy) {
        sending.senderPolicy = policy;
        return this;
    }

    /**
     * Customers' domains are looked after: what to publish, whether it is there, and letters when that changes.
     *
     * @param check looks at the DNS; {@link DomainCheck#asking} lets it ask a domain's own name servers too
     * @param setups what the platform needs of each domain
     */
    public MailworthyBuilder domains(DomainCheck check, DomainSetups setups) {
        sending.check = Optional.of(check);
        sending.setups = Optional.of(setups);
        return this;
    }

    /** When domains are looked at again, and how long one that was right is waited for. */
    public MailworthyBuilder domainPolicy(DomainPolicy policy) {
        sending.domainPolicy = policy;
        return this;
    }

    /** What additional senders may be for. */
    public MailworthyBuilder senderUse(SenderUse use) {
        sending.senderUse = use;
        return this;
    }

    /**
     * Signs with DKIM what goes out, the platform's own letters too, wherever there is a key for From's domain. A message's own signer
     * gives way to it.
     */
    public MailworthyBuilder signingKeys(SigningKeys keys) {
        sending.keys = Optional.of(keys);
        return this;
    }

    /**
     * Each recipient's copy has a signed return path. Give the same proof to the {@link
     * io.github.mailworthy.mail.feedback.FeedbackReader} of what comes back. Without it, bounces go to
     * the message's own return path, From by default.
     */
    public MailworthyBuilder returnPaths(SendingProof proof) {
        sending.proof = Optional.of(proof);
        return this;
    }

    /**
     * Commercial messages carry links to unsubscribe with one click (RFC 8058); without it none are sent. Where their text or HTML has
     * {@link io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks#PLACE}, each recipient's copy has the recipient's link.
     *
     * @param keys that sign the links
     * @param page whose last path segment is the token, such as {@code https://mail.host.example/u/}: its POST calls {@link
     *     UnsubscribeDesk#leave}
     * @param mailbox whose mails are read, and their subjects given to the same method
     * @throws IllegalArgumentException if the page is not an absolute https URI ending in a slash
     */
    public MailworthyBuilder unsubscribe(TokenKeys keys, URI page, EmailAddress mailbox) {
        sending.unsubscribe(keys, page, mailbox);
        return this;
    }

    /** All parts of sending at once, for hosts that have their own; what {@link #senders} and the like were given has no effect on it. */
    public MailworthyBuilder sending(SendingSettings settings) {
        sending.whole = Optional.of(settings);
        return this;
    }

    /** The words for every text. */
    public MailworthyBuilder catalog(MessageCatalog words) {
        catalog = words;
        return this;
    }

    /** Puts the daily letter into words. */
    public MailworthyBuilder summaryWriter(SummaryWriter writer) {
        summaryWriter = Optional.of(writer);
        return this;
    }

    /** Who hears what happens to contacts. */
    public MailworthyBuilder listener(ContactListener one) {
        listener = one;
        return this;
    }

    /** When many failures at once are set aside. */
    public MailworthyBuilder breaker(BreakerPolicy policy) {
        breaker = policy;
        return this;
    }

    /** Who hears of bursts of failures. */
    public MailworthyBuilder burstListener(BurstListener one) {
        burstListener = one;
        return this;
    }

    /** Who hears when the health of an account's mail has become bad, or good again. It is logged in any case. */
    public MailworthyBuilder healthListener(HealthListener one) {
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
    public MailworthyBuilder erasureKey(String id, byte[] secret) {
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
