package io.github.mailworthy.mail.screening;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.gate.Restrictions;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.work.Pseudonyms;
import io.github.mailworthy.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The restricted addresses of an account, or of all accounts, as keyed fingerprints: 14.4 octets each. Immutable, safe for many
 * threads.
 *
 * <p>What it lets pass, the store allowed at {@link #takenAt}. What it holds, the store may allow: the fingerprint of a free address equals
 * one of ten million once in 10¹¹ times, and an opt-out from one list shows for the others, too. So a hit is asked again at the store. So
 * is an address on trial: a snapshot does not tell that its hand-over has to be told.
 *
 * <p>A snapshot grows old: {@linkplain #refreshed refresh} it before each use, it costs what has changed.
 *
 * <p>Erased addresses that stay restricted are kept in the store under their hashes, and so they are here: whoever {@linkplain
 * #look(AccountId, SendQuestion, Pseudonyms) looks with the erasure keys} finds them. That takes an HMAC-SHA-256 for each free address
 * and key, in accounts that have such rows; elsewhere nothing. Without the keys, every address of such an account has to be asked at the
 * store.
 */
public final class ScreeningSnapshot {
    private final Scope scope;
    private final Instant takenAt;
    private final Upto upto;
    private final FingerprintTable base;
    private final FingerprintTable since;
    private final FingerprintTable platform;

    ScreeningSnapshot(
            Scope scope,
            Instant takenAt,
            Upto upto,
            FingerprintTable base,
            FingerprintTable since,
            FingerprintTable platform) {
        this.scope = scope;
        this.takenAt = takenAt;
        this.upto = upto;
        this.base = base;
        this.since = since;
        this.platform = platform;
    }

    /**
     * Whose addresses, and by which rules.
     *
     * @param account whose; all accounts' if empty
     * @param key of the fingerprints
     * @param policy the fingerprint of the policy
     * @param unknown the bits of an address without a row
     */
    record Scope(Optional<AccountId> account, ScreeningKey key, long policy, int unknown) {}

    /**
     * Up to where the store was read.
     *
     * @param own the account's rows, or those of all
     * @param platform the rows for every account, where they are read apart
     */
    record Upto(Optional<Cursor> own, Optional<Cursor> platform) {
        static final Upto NOTHING = new Upto(Optional.empty(), Optional.empty());
    }

    /**
     * Reads the store page by page and takes a snapshot.
     *
     * @param account whose addresses; all accounts' if empty
     * @param policy that the gate has
     * @param key for the fingerprints
     * @param now the present
     */
    public static ScreeningSnapshot take(
            Storage storage, Optional<AccountId> account, SendPolicy policy, ScreeningKey key, Instant now) {
        FingerprintTable none = FingerprintTable.EMPTY;
        Scope scope = new Scope(account, key, key.policy(policy), Restrictions.ofUnknown(policy));
        return new ScreeningSnapshot(scope, now, Upto.NOTHING, none, none, none).refreshed(storage, policy, now);
    }

    /**
     * The snapshot with what has changed in the store since. This one stays as it is, and shares what it can.
     *
     * @param policy the same as when it was taken
     * @param now the present
     * @throws IllegalArgumentException if it was taken by another policy
     */
    public ScreeningSnapshot refreshed(Storage storage, SendPolicy policy, Instant now) {
        requirePolicy(policy);
        FingerprintTable.Growing own = new FingerprintTable.Growing(since);
        FingerprintTable.Growing everywhere = new FingerprintTable.Growing(platform);
        Changes changes = new Changes(storage, policy, scope.key(), now, own, everywhere);
        Upto read = new Upto(
                changes.read(scope.account(), upto.own()),
                scope.account().isEmpty()
                        ? Optional.empty()
                        : changes.read(Optional.of(AccountId.PLATFORM), upto.platform()));
        if (own.size() <= base.size() / 8) {
            return new ScreeningSnapshot(scope, now, read, base, own.table(), everywhere.packed());
        }
        FingerprintTable merged = base.size() == 0 ? own.packed() : base.with(own.table());
        return new ScreeningSnapshot(scope, now, read, merged, FingerprintTable.EMPTY, everywhere.packed());
    }

    /**
     * Makes sure that it was taken by this policy: what another one holds back, it may let pass.
     *
     * @throws IllegalArgumentException if not
     */
    public void requirePolicy(SendPolicy policy) {
        if (scope.policy() != scope.key().policy(policy)) {
            throw new IllegalArgumentException(
                    "the screening snapshot of " + takenAt + " was taken by another send policy: take a new one");
        }
    }

    /** All in one table, as it is written to a file. */
    ScreeningSnapshot merged() {
        return since.size() == 0
                ? this
                : new ScreeningSnapshot(scope, takenAt, upto, base.with(since), FingerprintTable.EMPTY, platform);
    }

    /**
     * Whether the store has to be asked; if not, the message may go.
     *
     * @throws IllegalArgumentException if the snapshot is another account's
     */
    public boolean mayBeHeld(AccountId account, SendQuestion question, EmailAddress address) {
        return look(account, question).mayBeHeld(address);
    }

    /**
     * Answers {@link #mayBeHeld} for many addresses of one account, where nobody was erased; where somebody was, for each address that
     * the store has to be asked.
     *
     * @throws IllegalArgumentException if the snapshot is another account's
     */
    public ScreeningLook look(AccountId account, SendQuestion question) {
        return look(account, question, Pseudonyms.NONE);
    }

    /**
     * Answers {@link #mayBeHeld} for many addresses of one account, erased ones too.
     *
     * @param erasureKeys all that the store's rows were made with
     * @throws IllegalArgumentException if the snapshot is another account's
     */
    public ScreeningLook look(AccountId account, SendQuestion question, Pseudonyms erasureKeys) {
        if (!scope.account().orElse(account).equals(account)) {
            throw new IllegalArgumentException(
                    "a snapshot of account " + scope.account().get() + " says nothing of " + account);
        }
        return new ScreeningLook(this, account, question, erasureKeys);
    }

    /** How many addresses it holds, at most. */
    public int size() {
        return base.size() + since.size() + platform.size();
    }

    /** When it was taken or refreshed: younger facts are not in it. */
    public Instant takenAt() {
        return takenAt;
    }

    /** Whose addresses it holds; empty: all accounts'. */
    public Optional<AccountId> account() {
        return scope.account();
    }

    /**
     * Writes it to a file, whole or not at all, however many do so at once: first beside it, under a name of its own that ends in {@code
     * .new}, then moved into place. A writer that is killed leaves such a file behind.
     *
     * @throws IOException if the file system does not let it
     */
    public void write(Path file) throws IOException {
        SnapshotFile.write(file, merged());
    }

    /**
     * Maps a file: ready at once, in the file cache and not on the heap.
     *
     * @throws IOException if the file cannot be read, is no snapshot, is damaged, or was made with another key
     */
    public static ScreeningSnapshot map(Path file, ScreeningKey key) throws IOException {
        return SnapshotFile.map(file, key);
    }

    Scope scope() {
        return scope;
    }

    Upto upto() {
        return upto;
    }

    FingerprintTable base() {
        return base;
    }

    FingerprintTable since() {
        return since;
    }

    FingerprintTable platform() {
        return platform;
    }
}
