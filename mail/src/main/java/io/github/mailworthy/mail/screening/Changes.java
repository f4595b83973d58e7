package io.github.mailworthy.mail.screening;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.gate.Restrictions;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.storage.Storage;
import java.time.Instant;
import java.util.Optional;

/** Reads what has changed in the store into growing tables. */
final class Changes {
    private static final int PAGE = 2000;

    private final Storage storage;
    private final SendPolicy policy;
    private final ScreeningKey key;
    private final Instant now;
    private final FingerprintTable.Growing own;
    private final FingerprintTable.Growing platform;
    private Optional<AccountId> lastAccount = Optional.empty();
    private long lastSalt;

    Changes(
            Storage storage,
            SendPolicy policy,
            ScreeningKey key,
            Instant now,
            FingerprintTable.Growing own,
            FingerprintTable.Growing platform) {
        this.storage = storage;
        this.policy = policy;
        this.key = key;
        this.now = now;
        this.own = own;
        this.platform = platform;
    }

    /** Reads all pages since a cursor and tells where to go on next time. */
    Optional<Cursor> read(Optional<AccountId> account, Optional<Cursor> since) {
        Optional<Cursor> at = since;
        while (true) {
            Page<Kept<Contact>> page = storage.changed(Contact.KIND, account, at, PAGE);
            page.items().forEach(this::take);
            at = page.next().or(() -> since);
            if (page.items().isEmpty()) {
                return at;
            }
        }
    }

    private void take(Kept<Contact> row) {
        AccountId account = row.key().account();
        Facts facts = row.value().map(Contact::facts).orElse(Facts.NONE);
        long fingerprint =
                ScreeningKey.fingerprint(salt(account), key.row(row.key().id()));
        boolean everywhere = account.isPlatform();
        int bits = everywhere
                ? Restrictions.ofPlatform(facts, policy)
                : Restrictions.of(facts, policy) | (isOnTrial(facts) ? Restrictions.ON_TRIAL : 0);
        FingerprintTable.Growing table = everywhere ? platform : own;
        table.put(fingerprint, bits);
        if (bits != 0 && row.value().flatMap(Contact::address).isEmpty()) {
            table.put(key.erasures(salt(account)), bits);
        }
    }

    private boolean isOnTrial(Facts facts) {
        return facts.mailbox().trial().filter(trial -> trial.runs(now)).isPresent();
    }

    private long salt(AccountId account) {
        if (!lastAccount.equals(Optional.of(account))) {
            lastAccount = Optional.of(account);
            lastSalt = key.salt(account);
        }
        return lastSalt;
    }
}
