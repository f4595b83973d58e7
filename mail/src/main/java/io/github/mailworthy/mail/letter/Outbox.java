package io.github.mailworthy.mail.letter;

import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterEnd.How;
import io.github.mailworthy.letter.LetterRules;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.RetryPolicy;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.work.Fatal;
import io.github.mailworthy.storage.Settled;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the letters that the platform owes, each until a server takes it, refuses it, or five days have passed.
 *
 * <p>Letters come from the platform's own address, never from a customer's. Any number of nodes may run it at once: a letter is sent by
 * the one that claimed it. One is sent twice only if a node dies, or the store or the connection is lost, between the server's taking
 * it and our writing that down; then both have the same Message-ID.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** A claim lasts this long; after a crash the letter waits so long for another node. */
    private static final Duration LEASE = Duration.ofMinutes(20);

    /** No sending begins later than this after the claim: one handover, of 10 minutes at most, then ends well within the lease. */
    private static final Duration BEGIN_WITHIN = Duration.ofMinutes(5);

    /** Claimed at once: few, so that a slow server keeps no other node's hands off the rest. */
    private static final int AT_ONCE = 20;

    /** After so many attempts in a row without an answer the run ends: each costs a whole time limit. */
    private static final int AWAY = 3;

    private static final int WRITE_TRIES = 3;

    private final Storage storage;
    private final Mailer mailer;
    private final InstantSource clock;
    private final Mailbox from;
    private final RetryPolicy policy;

    /**
     * An outbox.
     *
     * @param from the platform's own address
     */
    public Outbox(Storage storage, Mailer mailer, InstantSource clock, Mailbox from, RetryPolicy policy) {
        this.storage = storage;
        this.mailer = mailer;
        this.clock = clock;
        this.from = from;
        this.policy = policy;
    }

    /** An outbox with the default waits. */
    public Outbox(Storage storage, Mailer mailer, InstantSource clock, Mailbox from) {
        this(storage, mailer, clock, from, RetryPolicy.DEFAULT);
    }

    /**
     * Sends what is due, earliest first. Call it every minute or so, from any node.
     *
     * <p>A mail server that is away ends the run after a few attempts; the letters not tried are the next run's.
     *
     * @param limit how many letters at most, at least 1
     * @throws StorageException if nothing can be claimed; letters already handed over stay handed over
     */
    public OutboxRun runDue(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a run takes 1 letter or more, not " + limit);
        }
        OutboxRun run = OutboxRun.NOTHING;
        int unanswered = 0;
        for (int left = limit; left > 0 && unanswered < AWAY; ) {
            Instant claimedAt = now();
            List<Kept<Letter>> claimed = storage.claimDue(Letter.KIND, claimedAt, LEASE, Math.min(left, AT_ONCE));
            if (claimed.isEmpty()) {
                break;
            }
            List<Kept<Letter>> untried = new ArrayList<>();
            for (Kept<Letter> letter : claimed) {
                if (unanswered >= AWAY || now().isAfter(claimedAt.plus(BEGIN_WITHIN))) {
                    untried.add(letter);
                    run = run.plus(OutboxRun.LATE);
                } else {
                    Attempt attempt = handOver(letter.value().orElseThrow());
                    if (attempt.answered()) {
                        unanswered = isUnanswered(attempt.receipt()) ? unanswered + 1 : 0;
                    }
                    run = run.plus(settle(letter, attempt.receipt()));
                }
            }
            handBack(untried);
            left -= claimed.size();
        }
        return run;
    }

    /** Whether no server has said what became of it: nothing speaks of this letter then, and the next one fares the same. */
    private static boolean isUnanswered(Receipt receipt) {
        return receipt instanceof Receipt.Unknown
                || (receipt instanceof Receipt.TryLater later && later.reply().code() == 0);
    }

    /** Ends the claims of letters that were not tried: else they would wait for the end of the lease. */
    private void handBack(List<Kept<Letter>> untried) {
        if (untried.isEmpty()) {
            return;
        }
        LOG.warn("the mail server is slow or does not answer: {} letters wait for the next run", untried.size());
        Instant now = now();
        List<Change> changes = untried.stream()
                .map(letter -> Change.builder()
                        .write(letter.put(letter.value().orElseThrow(), now))
                        .build())
                .toList();
        try {
            storage.apply(changes);
        } catch (StorageException lost) {
            LOG.warn("{} letters that were not tried wait for the end of their claim", changes.size(), lost);
        }
    }

    private OutboxRun settle(Kept<Letter> claimed, Receipt receipt) {
        Letter letter = claimed.value().orElseThrow();
        Outcome<Optional<How>> outcome = LetterRules.after(claimed, receipt, policy, now());
        if (outcome.answer().isPresent() && outcome.answer().get() != How.SENT) {
            LOG.warn(
                    "letter {} to {} ended as {}: {}",
                    letter.messageId(),
                    letter.to().masked(),
                    outcome.answer().get(),
                    receipt);
        }
        return write(claimed, outcome.change()) ? OutboxRun.of(outcome.answer()) : OutboxRun.UNWRITTEN;
    }

    /**
     * What came of handing a letter over.
     *
     * @param answered whether the mailer said it: a letter that breaks it, or cannot even be made, tells nothing of the mail server
     */
    private record Attempt(Receipt receipt, boolean answered) {}

    private Attempt handOver(Letter letter) {
        try {
            Receipt receipt =
                    mailer.handOver(List.of(message(letter))).get(0).receipts().get(letter.to());
            return receipt == null
                    ? new Attempt(new Receipt.Unknown("the mailer said nothing of the recipient"), false)
                    : new Attempt(receipt, true);
        } catch (Throwable broken) {
            Fatal.rethrow(broken);
            LOG.error("letter {} could not be handed over", letter.messageId(), broken);
            return new Attempt(new Receipt.Unknown(broken.toString()), false);
        }
    }

    private OutgoingMessage message(Letter letter) {
        OutgoingMessage.Builder message = OutgoingMessage.builder()
                .from(from)
                .to(letter.to())
                .subject(letter.subject())
                .text(letter.text())
                .messageId(letter.messageId())
                .date(letter.writtenAt())
                .header("Auto-Submitted", "auto-generated"); // RFC 3834 §5: no machine answers
        letter.html().ifPresent(message::html);
        return message.build();
    }

    /** Writes what became of a letter: tried a little, for a lost write means a letter sent twice. */
    private boolean write(Kept<Letter> claimed, Change change) {
        for (int attempt = 1; ; attempt++) {
            try {
                if (storage.apply(List.of(change)).get(0) == Settled.APPLIED) {
                    return true;
                }
                LOG.warn(
                        "letter {} was claimed by another node meanwhile",
                        claimed.key().id());
                return false;
            } catch (StorageException lost) {
                if (attempt == WRITE_TRIES || !lost.isRetryable()) {
                    LOG.error(
                            "what became of letter {} could not be written",
                            claimed.key().id(),
                            lost);
                    return false;
                }
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
