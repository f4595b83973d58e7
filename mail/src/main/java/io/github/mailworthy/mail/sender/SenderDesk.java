package io.github.mailworthy.mail.sender;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Outcome;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterRules;
import io.github.mailworthy.sender.AddressOwnership;
import io.github.mailworthy.sender.CodeRules;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.Placeholder;
import io.github.mailworthy.sender.ResolvedSender;
import io.github.mailworthy.sender.Sender;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.sender.SenderFacts;
import io.github.mailworthy.sender.SenderRules;
import io.github.mailworthy.sender.SenderStatus;
import io.github.mailworthy.storage.Settled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who an account sends as: its details, the proof that they are its own, further senders, and a test of the mailer.
 *
 * <p>Details are kept whatever speaks against them; whether they can be used is said each time they are read. Nothing here changes a
 * From: what is refused is refused with its reason.
 */
public final class SenderDesk {
    private static final int TRIES = 8;
    private static final int MOST_LABELS = 50;

    private final SenderWorld world;
    private final ReplyLookup replies;
    private final TestSending testSending;

    /** A desk over this world; the mailer sends test messages from the platform's notifications address. */
    public SenderDesk(SenderWorld world) {
        this.world = world;
        this.replies = new ReplyLookup(world.dns(), world.clock());
        this.testSending = new TestSending(world);
    }

    /** What would be said of these details; nothing is kept. */
    public SenderStatus preview(AccountId account, SenderDetails details) {
        return status(account, new Sender(details, Set.of(), Map.of()));
    }

    /** The main sender, if details were saved. */
    public Optional<SenderStatus> find(AccountId account) {
        return find(account, Sender.MAIN);
    }

    /** The sender of this id, if there is one. */
    public Optional<SenderStatus> find(AccountId account, String id) {
        return read(Sender.key(account, id)).value().map(sender -> status(account, sender));
    }

    /** Saves the main sender's details. */
    public SenderStatus save(AccountId account, SenderDetails details) {
        return put(account, Sender.MAIN, details, Set.of());
    }

    /**
     * Saves an additional sender.
     *
     * @param id 1 to 64 characters, not {@code main}
     * @param uses names of the message kinds and assets that it is for
     * @throws IllegalArgumentException if the id is the main sender's, or a use is none that additional senders are allowed for
     */
    public SenderStatus saveAdditional(AccountId account, String id, SenderDetails details, Set<String> uses) {
        if (id.equals(Sender.MAIN) || id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("an additional sender has an id of its own, not \"" + id + "\"");
        }
        for (String use : uses) {
            if (!world.uses().allowsNamed(use)) {
                throw new IllegalArgumentException("additional senders are not for " + use);
            }
        }
        return put(account, id, details, uses);
    }

    /** Removes an additional sender; mail that it was for goes out as the main one, or not, as is said when it is resolved. */
    public boolean removeAdditional(AccountId account, String id) {
        Kept<Sender> kept = read(Sender.key(account, id));
        return kept.exists()
                && !id.equals(Sender.MAIN)
                && apply(Change.builder().write(kept.remove()).build());
    }

    /**
     * Who a message goes out as.
     *
     * @param kind of the message
     * @param asset that it is about, {@code ""} for none
     */
    public ResolvedSender resolve(AccountId account, MessageKind kind, String asset) {
        List<Kept<Sender>> all = world.storage()
                .list(account, Sender.KIND, Optional.empty(), 1000)
                .items();
        return SenderRules.resolve(all, sender -> status(account, sender).findings(), world.uses(), kind, asset);
    }

    /**
     * Takes note of a warning: it is no longer shown as open until what it says changes.
     *
     * @return false if there is no such warning now
     */
    public boolean acknowledge(AccountId account, String id, String code, String by) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Kept<Sender> kept = read(Sender.key(account, id));
            Optional<Finding> warning = kept.value().stream()
                    .flatMap(sender -> status(account, sender).findings().stream())
                    .filter(finding -> finding.code().equals(code) && finding.severity() == Finding.Severity.WARNING)
                    .findFirst();
            if (warning.isEmpty()) {
                return false;
            }
            Sender after = kept.value().orElseThrow().acknowledging(warning.get(), by, world.now());
            if (apply(Change.builder().write(kept.put(after)).build())) {
                return true;
            }
        }
        throw tooMany(account);
    }

    /**
     * The details that a new account starts with: a business address as From and Reply-To, still to be confirmed; for any other a
     * placeholder below the platform's domain. Nothing is saved but the placeholder's label.
     */
    public SenderStatus signUp(Account account, EmailAddress signedUpWith) {
        Set<AddressReason> listed = world.lists().of(signedUpWith.domain());
        SenderDetails details = listed.isEmpty()
                ? new SenderDetails(account.name(), signedUpWith.toString(), signedUpWith.toString())
                : new SenderDetails(account.name(), placeholder(account).toString(), "");
        return preview(account.id(), details);
    }

    /** The account's own address below the platform's domain: the same each time, and nobody else's. */
    public EmailAddress placeholder(Account account) {
        for (int attempt = 0; attempt < MOST_LABELS; attempt++) {
            Kept<Placeholder> own = read(Placeholder.key(account.id()));
            if (own.value().isPresent()) {
                return own.value().get().address(world.platform());
            }
            Placeholder next = new Placeholder(Placeholder.label(account.name(), attempt), account.id());
            Kept<Placeholder> taken = read(Placeholder.taken(next.label()));
            if (!taken.exists()
                    && apply(Change.builder()
                            .write(own.put(next))
                            .write(taken.put(next))
                            .build())) {
                return next.address(world.platform());
            }
        }
        throw tooMany(account.id());
    }

    /** Mails a code to an address, to show that it is the account's own. */
    public CodeRules.Asked sendCode(Account account, EmailAddress address) {
        Key<AddressOwnership> key = AddressOwnership.key(account.id(), address);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Instant now = world.now();
            LocalDate today = LocalDate.ofInstant(now, account.zone());
            long sent = world.storage()
                    .counts(List.of(CodeRules.counter(account.id(), today)))
                    .getOrDefault(CodeRules.counter(account.id(), today), 0L);
            String code = world.newCode();
            Outcome<CodeRules.Asked> outcome =
                    CodeRules.ask(read(key), address, Digests.of(key, code), sent, today, now);
            if (outcome.answer() != CodeRules.Asked.SENT) {
                return outcome.answer();
            }
            String id = "code." + Digests.of(key, code + now);
            Letter letter = CodeLetter.of(account, address, code, "<" + id + "@" + world.platform() + ">", now);
            if (apply(Change.builder()
                    .add(outcome.change())
                    .add(LetterRules.post(account.id(), id, letter))
                    .build())) {
                return CodeRules.Asked.SENT;
            }
        }
        throw tooMany(account.id());
    }

    /** Takes the code that was mailed. Entering a wrong one uses up a try even when several do it at once. */
    public CodeRules.Entered enterCode(AccountId account, EmailAddress address, String code) {
        Key<AddressOwnership> key = AddressOwnership.key(account, address);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Outcome<CodeRules.Entered> outcome = CodeRules.enter(read(key), Digests.of(key, code.strip()), world.now());
            if (outcome.change().isEmpty() || apply(outcome.change())) {
                return outcome.answer();
            }
        }
        throw tooMany(account);
    }

    /**
     * Sends a test message about these details, saved or not: from the platform's notifications address, never from theirs, to the
     * account's owner, at most 5 in an hour.
     */
    public TestResult test(Account account, SenderDetails details) {
        return testSending.send(account, details, preview(account.id(), details).findings());
    }

    private SenderStatus put(AccountId account, String id, SenderDetails details, Set<String> uses) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Kept<Sender> kept = read(Sender.key(account, id));
            Sender after = new Sender(
                    details, uses, kept.value().map(Sender::acknowledged).orElse(Map.of()));
            if (apply(Change.builder().write(kept.put(after)).build())) {
                return status(account, after);
            }
        }
        throw tooMany(account);
    }

    private SenderStatus status(AccountId account, Sender sender) {
        SenderFacts facts = world.facts(account, sender.details(), replies);
        Optional<Sender> main = sender.uses().isEmpty()
                ? Optional.empty()
                : read(Sender.key(account, Sender.MAIN)).value();
        return main.map(first -> SenderRules.additional(sender, first.details(), facts, world.policy()))
                .orElseGet(() -> SenderRules.status(sender, facts, world.policy()));
    }

    private <T> Kept<T> read(Key<T> key) {
        Rows rows = world.storage().find(List.of(key));
        return rows.get(key);
    }

    private boolean apply(Change change) {
        return world.storage().apply(List.of(change)).get(0) == Settled.APPLIED;
    }

    private static IllegalStateException tooMany(AccountId account) {
        return new IllegalStateException("the senders of account " + account + " are written to by too many at once");
    }
}
