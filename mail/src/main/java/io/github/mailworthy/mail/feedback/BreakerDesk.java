package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.breaker.BreakerRules;
import io.github.mailworthy.breaker.Burst;
import io.github.mailworthy.breaker.BurstEntry;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Logged;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.mail.spi.BurstListener;
import io.github.mailworthy.mail.work.Works;
import java.util.List;
import java.util.Optional;

/** Where the host's staff look at bursts of failures and say whose fault they were. Safe for many threads and nodes. */
public final class BreakerDesk {
    private final Works works;
    private final Breaker breaker;
    private final HealthWatch health;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#breaker()}. */
    public BreakerDesk(Works works, BurstListener listener, HealthWatch health) {
        this.works = works;
        this.health = health;
        this.breaker = new Breaker(works, BreakerPolicy.OFF, listener);
    }

    /** The accounts with bursts that wait for a verdict, the oldest first. */
    public Page<AccountId> waiting(Optional<Cursor> after, int limit) {
        var page = works.storage().waiting(Bursts.KIND, after, limit);
        return new Page<>(page.items().stream().map(row -> row.key().account()).toList(), page.next());
    }

    /** The bursts of an account, decided ones too. */
    public List<Burst> bursts(AccountId account) {
        Key<Bursts> key = Bursts.key(account);
        return Bursts.in(works.storage().find(List.of(key)).get(key)).all();
    }

    /** The contacts are to blame: all failures of the burst count, each against its contact. */
    public Answer<Burst> blame(AccountId account, String burst, Actor by, String reason) {
        return decide(account, burst, Burst.Verdict.BLAMED, by, reason);
    }

    /** The contacts are not to blame: no failure of the burst counts. */
    public Answer<Burst> acquit(AccountId account, String burst, Actor by, String reason) {
        return decide(account, burst, Burst.Verdict.ACQUITTED, by, reason);
    }

    private Answer<Burst> decide(AccountId account, String burst, Burst.Verdict verdict, Actor by, String reason) {
        Key<Bursts> key = Bursts.key(account);
        Decided decided = works.decide(() -> {
            var now = works.now();
            return BreakerRules.decide(works.storage().find(List.of(key)).get(key), burst, verdict, by, reason, now)
                    .map(answer -> new Decided(answer, now));
        });
        decided.answer()
                .done()
                .filter(it ->
                        it.decision().filter(d -> d.at().equals(decided.at())).isPresent())
                .ifPresent(it -> {
                    breaker.tell(
                            account, List.of(new BurstEntry(decided.at(), by, BurstEntry.What.DECIDED, it, reason)));
                    health.look(works.accounts().find(account).stream().toList());
                });
        return decided.answer();
    }

    private record Decided(Answer<Burst> answer, java.time.Instant at) {}

    /** What happened to an account's bursts, newest first. */
    public Page<Logged<BurstEntry>> log(AccountId account, Optional<Cursor> before, int limit) {
        return works.storage().log(Bursts.key(account), BurstEntry.KIND, before, limit);
    }
}
