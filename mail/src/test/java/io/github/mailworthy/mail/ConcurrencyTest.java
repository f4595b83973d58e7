package io.github.mailworthy.mail;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Happening;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.mail.work.ContentionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Eight threads on the same contact: no update is lost, one request is open, the log has one order. */
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 25;
    private static final String ANN = "ann@example.com";
    private static final Actor JANE = Actor.customer("jane");

    private final World world = new World();
    private final Mailworthy mailworthy = world.mailworthy;

    private interface Work {
        void on(int thread, int round);
    }

    private static void together(Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                all.add(pool.submit(() -> {
                    start.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        again(work, thread, round);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** As a host does: nothing was written, the call may be repeated. */
    private static void again(Work work, int thread, int round) {
        while (true) {
            try {
                work.on(thread, round);
                return;
            } catch (ContentionException e) {
                Thread.onSpinWait();
            }
        }
    }

    private List<LogEntry> log() {
        return mailworthy
                .contacts()
                .log(SHOP, ANN, Optional.empty(), 10_000)
                .get()
                .items();
    }

    @Test
    @DisplayName("41, 43: no update is lost, and the log has one order")
    void no_update_is_lost_and_the_log_has_one_order() throws Exception {
        mailworthy.contacts().register(SHOP, ANN, JANE, "form");
        together((thread, round) -> mailworthy
                .contacts()
                .leaveList(SHOP, ANN, "list-" + thread + "-" + round, Actor.contact(), "one-click"));
        ContactKey key = new ContactKey(SHOP, io.github.mailworthy.address.EmailAddress.of(ANN));
        Contact ann =
                world.storage.find(List.of(key.row())).get(key.row()).value().orElseThrow();
        assertEquals(THREADS * ROUNDS, ann.facts().lists().byList().size());
        List<LogEntry> log = log();
        assertEquals(THREADS * ROUNDS + 1, log.size());
        Set<String> lists = new HashSet<>();
        for (LogEntry entry : log) {
            if (entry.what() instanceof Happening.ListChosen chosen) {
                lists.add(chosen.list());
            }
        }
        assertEquals(THREADS * ROUNDS, lists.size());
        assertEquals(log, log(), "read again, it is the same");
    }

    @Test
    @DisplayName("22: one request is open, however many ask at once")
    void one_request_is_open_however_many_ask_at_once() throws Exception {
        world.account(SHOP, world.clock.instant().minus(Duration.ofDays(1)), "Europe/Berlin");
        mailworthy.contacts().register(SHOP, ANN, JANE, "form");
        mailworthy.feedback().take(SHOP, List.of(world.bounce(ANN, BounceCategory.NO_SUCH_MAILBOX)));
        world.verifierSays(Deliverability.UNDELIVERABLE, Evidence.MAILBOX, AddressReason.NO_SUCH_MAILBOX);
        assertTrue(mailworthy.contacts().checkAgain(SHOP, ANN, JANE).done().isPresent());
        Set<String> ids = java.util.concurrent.ConcurrentHashMap.newKeySet();
        together((thread, round) -> ids.add(mailworthy
                .contacts()
                .requestSafelist(SHOP, ANN, Actor.customer("user-" + thread), Optional.empty())
                .get()
                .id()));
        assertEquals(1, ids.size());
        assertEquals(
                1,
                world.storage
                        .list(SHOP, SafelistRequest.KIND, Optional.empty(), 100)
                        .items()
                        .size());
        assertEquals(
                1,
                log().stream()
                        .filter(entry -> entry.what() instanceof Happening.SafelistRequested)
                        .count());
    }

    @Test
    void one_check_runs_at_a_time_and_no_bounce_is_lost_beside_it() throws Exception {
        mailworthy.contacts().register(SHOP, ANN, JANE, "form");
        world.verifierSays(Deliverability.UNDELIVERABLE, Evidence.MAILBOX, AddressReason.NO_SUCH_MAILBOX);
        together((thread, round) -> {
            if (thread % 2 == 0) {
                mailworthy
                        .feedback()
                        .take(
                                SHOP,
                                List.of(world.bounce(
                                        ANN, BounceCategory.NO_SUCH_MAILBOX, "<" + thread + "." + round + "@x>")));
            } else {
                mailworthy.contacts().checkAgain(SHOP, ANN, JANE);
            }
        });
        assertEquals(
                THREADS / 2 * ROUNDS,
                log().stream()
                        .filter(entry -> entry.what() instanceof Happening.Failed)
                        .count());
        long checks = log().stream()
                .filter(entry -> entry.what() instanceof Happening.CheckFailed
                        || entry.what() instanceof Happening.CheckUndecided)
                .count();
        assertTrue(checks <= 1, "the clock stands still, so one check at most begins: " + checks);
    }
}
