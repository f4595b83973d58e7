package io.github.mailworthy.mail;

import io.github.mailworthy.mail.contact.ContactDesk;
import io.github.mailworthy.mail.feedback.BreakerDesk;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.mail.feedback.HealthWatch;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.letter.Outbox;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.safelist.ReviewDesk;
import io.github.mailworthy.mail.sender.SenderDesk;
import io.github.mailworthy.mail.sender.SenderDomains;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.summary.DailySummary;
import io.github.mailworthy.mail.summary.HtmlSummary;
import io.github.mailworthy.mail.summary.HtmlTemplate;
import io.github.mailworthy.mail.summary.SummaryWriter;
import io.github.mailworthy.mail.text.MessageCatalog;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeDesk;
import io.github.mailworthy.mail.work.Purge;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.Storage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

    Mailworthy(MailworthyBuilder b) {
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
    public static MailworthyBuilder builder() {
        return new MailworthyBuilder();
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
     * @throws IllegalStateException if the builder was not given {@link MailworthyBuilder#senders}
     */
    public SenderDesk senders() {
        return senders.orElseThrow(() -> notGiven("senders"));
    }

    /**
     * The domains that accounts send as.
     *
     * @throws IllegalStateException if the builder was not given {@link MailworthyBuilder#domains}
     */
    public SenderDomains domains() {
        return domains.orElseThrow(() -> notGiven("domains"));
    }

    /**
     * What the host's page and mailbox for unsubscribing call.
     *
     * @throws IllegalStateException if the builder was not given {@link MailworthyBuilder#unsubscribe}
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
     * Does what has come due: looks at domains and at accounts in bad health, writes summaries, sends letters, forgets what is kept for
     * a while. Call it every minute or so from the host's scheduler, on one node or many. What fails holds up nothing else, and is thrown
     * at the end.
     *
     * <p>Catch and log what it throws, and call it again: a {@code ScheduledExecutorService} silently ends a task that throws, and one
     * failure of the store would be the last letter sent.
     *
     * @param limit how many of each at most, in this call
     * @throws RuntimeException the first failure, the others suppressed in it: a {@link io.github.mailworthy.storage.StorageException}
     *     while the store is away
     */
    public void runDue(int limit) {
        RuntimeException first = null;
        for (Runnable part : List.<Runnable>of(
                () -> domains.ifPresent(place -> place.runDue(limit)),
                () -> health.runDue(limit),
                () -> summary.runDue(limit),
                () -> outbox.runDue(limit),
                () -> purge.run(limit))) {
            try {
                part.run();
            } catch (RuntimeException broken) {
                if (first == null) {
                    first = broken;
                } else {
                    first.addSuppressed(broken);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
