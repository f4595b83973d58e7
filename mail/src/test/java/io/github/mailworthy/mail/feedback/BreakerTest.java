package io.github.mailworthy.mail.feedback;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.breaker.Burst;
import io.github.mailworthy.breaker.Burst.Verdict;
import io.github.mailworthy.breaker.BurstEntry;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Actor RUTH = Actor.reviewer("ruth");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");

    private final World world = new World();
    private final Instant start = world.clock.instant();

    private static String address(int i) {
        return "c" + i + "@mail.example";
    }

    private static List<String> addresses(int count) {
        return IntStream.range(0, count).mapToObj(BreakerTest::address).toList();
    }

    private Feedback bounce(String address, BounceCategory category, Instant at) {
        return world.bounce(address, category)
                .with()
                .reportedAt(Optional.of(at))
                .build();
    }

    private List<Feedback> bounces(List<String> addresses, BounceCategory category, Instant from, Duration apart) {
        List<Feedback> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(bounce(address, category, from.plus(apart.multipliedBy(all.size()))));
        }
        return all;
    }

    private List<Feedback> deliveries(List<String> addresses, Instant at) {
        return addresses.stream()
                .map(address -> world.feedback(FeedbackKind.DELIVERED, address)
                        .with()
                        .reportedAt(Optional.of(at))
                        .build())
                .toList();
    }

    private void take(List<Feedback> feedback) {
        world.mailworthy.feedback().take(SHOP, feedback);
    }

    private long refused(List<String> addresses) {
        return world
                .mailworthy
                .gate()
                .ask(SHOP, NEWS, addresses.stream().map(EmailAddress::of).toList())
                .values()
                .stream()
                .filter(answer -> !answer.isAllowed())
                .count();
    }

    private Burst only() {
        List<Burst> bursts = world.mailworthy.breaker().bursts(SHOP);
        assertEquals(1, bursts.size(), bursts.toString());
        return bursts.get(0);
    }

    /** Bites: no suspects; a gate that reads no bursts. */
    @Test
    void when_a_receiver_refuses_200_within_minutes_nobody_is_restricted_until_it_is_decided() {
        List<String> all = addresses(200);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(3)));
        assertEquals(0, refused(all));
        assertEquals(Verdict.OPEN, only().verdict());
        assertEquals("mail.example", only().receiver());
        assertEquals(200, only().failed());
    }

    @Test
    void one_by_one_those_just_before_the_trip_are_set_aside_too() {
        List<String> all = addresses(30);
        List<Feedback> bounces =
                bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(1800), Duration.ofMinutes(1));
        bounces.subList(0, 19).forEach(one -> take(List.of(one)));
        assertEquals(19, refused(all), "until it trips each is one of its own");
        take(bounces.subList(19, 20));
        assertEquals(0, refused(all), "the twentieth trips it");
        bounces.subList(20, 30).forEach(one -> take(List.of(one)));
        assertEquals(0, refused(all));
    }

    @Test
    void a_hundred_domains_that_do_not_exist_at_once_are_our_own_resolvers_fault() {
        List<String> all =
                IntStream.range(0, 100).mapToObj(i -> "ann@d" + i + ".example").toList();
        take(bounces(all, BounceCategory.NO_SUCH_DOMAIN, start.minusSeconds(600), Duration.ofSeconds(5)));
        assertEquals(0, refused(all));
        assertTrue(world.mailworthy.breaker().bursts(SHOP).stream()
                .anyMatch(b -> b.cause() == Burst.Cause.NO_SUCH_DOMAIN));
    }

    @Test
    void other_failures_of_the_hour_count_while_the_resolver_is_out() {
        List<String> gone =
                IntStream.range(0, 30).mapToObj(i -> "ann@d" + i + ".example").toList();
        take(bounces(gone, BounceCategory.NO_SUCH_DOMAIN, start.minusSeconds(600), Duration.ofSeconds(5)));
        take(List.of(bounce("bob@d1.example", BounceCategory.NO_SUCH_MAILBOX, start)));
        assertEquals(0, refused(gone));
        assertEquals(1, refused(List.of("bob@d1.example")));
    }

    @Test
    void an_account_whose_mail_fails_everywhere_at_once_blames_nobody() {
        List<String> all =
                IntStream.range(0, 80).mapToObj(i -> "ann@d" + i + ".example").toList();
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(600), Duration.ofSeconds(5)));
        assertEquals(0, refused(all));
        assertEquals(Burst.Cause.ACCOUNT, only().cause());
    }

    @Test
    void an_accounts_share_is_one_of_contacts_and_not_of_domains() {
        List<String> all = IntStream.range(0, 300)
                .mapToObj(i -> "ann" + i + "@d" + i % 60 + ".example")
                .toList();
        List<String> alive = IntStream.range(0, 500)
                .mapToObj(i -> "bob" + i + "@e" + i % 200 + ".example")
                .toList();
        take(deliveries(alive, start.minusSeconds(600)));
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        assertEquals(Burst.Cause.ACCOUNT, only().cause());
        assertEquals(0, refused(all));
    }

    @Test
    void an_ordinary_trickle_of_bad_addresses_restricts_each() {
        List<String> all = addresses(100);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minus(Duration.ofDays(20)), Duration.ofHours(4)));
        assertEquals(100, refused(all));
        assertTrue(world.mailworthy.breaker().bursts(SHOP).isEmpty());
    }

    /** Bites: a share that is not looked at. */
    @Test
    void dead_addresses_of_a_campaign_that_arrives_are_no_burst_in_whatever_order_it_is_told() {
        List<String> dead = addresses(60);
        List<String> alive = IntStream.range(0, 2000)
                .mapToObj(i -> "a" + i + "@mail.example")
                .toList();
        take(bounces(dead, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        assertEquals(0, refused(dead), "nothing is known of deliveries yet");
        take(deliveries(alive, start.minusSeconds(600)));
        assertEquals(60, refused(dead));
        assertTrue(world.mailworthy.breaker().bursts(SHOP).isEmpty());
    }

    @Test
    void dead_addresses_of_a_campaign_that_was_handed_over_are_no_burst_though_no_delivery_is_told() {
        Account account = world.works().accounts().find(SHOP).orElseThrow();
        Change.Builder sent = Change.builder();
        HealthRules.sent(account, Map.of("mail.example", 2000L), start).forEach(sent::tally);
        world.works().apply(sent.build());
        List<String> dead = addresses(60);
        take(bounces(dead, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        assertEquals(60, refused(dead));
    }

    @Test
    void of_a_large_burst_a_tenth_must_witness() {
        List<String> all = addresses(100);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofDays(1));
        take(deliveries(addresses(9), world.clock.instant()));
        assertEquals(Verdict.OPEN, only().verdict());
        take(deliveries(addresses(10), world.clock.instant()));
        assertEquals(Verdict.ACQUITTED, only().verdict());
    }

    @Test
    void where_witnesses_contradict_each_other_the_more_of_them_decide() {
        List<String> all = addresses(40);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofDays(7));
        take(deliveries(addresses(5), world.clock.instant()));
        assertEquals(Verdict.ACQUITTED, only().verdict());
        take(bounces(all.subList(10, 15), BounceCategory.NO_SUCH_MAILBOX, world.clock.instant(), Duration.ZERO));
        assertEquals(Verdict.ACQUITTED, only().verdict());
        take(bounces(all.subList(15, 16), BounceCategory.NO_SUCH_MAILBOX, world.clock.instant(), Duration.ZERO));
        assertEquals(Verdict.BLAMED, only().verdict());
    }

    @Test
    void deliveries_of_the_next_hour_tell_that_it_was_no_burst() {
        List<String> dead = addresses(60);
        List<String> alive = IntStream.range(0, 2000)
                .mapToObj(i -> "a" + i + "@mail.example")
                .toList();
        take(bounces(dead, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofMinutes(10));
        take(deliveries(alive, world.clock.instant()));
        assertEquals(60, refused(dead));
        assertEquals(
                BurstEntry.What.DISSOLVED,
                world.mailworthy
                        .breaker()
                        .log(SHOP, Optional.empty(), 10)
                        .items()
                        .get(0)
                        .entry()
                        .what());
    }

    /** As after a crash between the writing of the failures and their judgement. */
    @Test
    void what_was_counted_and_never_judged_is_judged_when_it_comes_again() {
        List<String> one = addresses(40);
        List<String> everywhere =
                IntStream.range(0, 80).mapToObj(i -> "ann@d" + i + ".example").toList();
        for (List<String> all : List.of(one, everywhere)) {
            List<Feedback> burst =
                    bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1));
            unjudged().take(SHOP, burst);
            assertEquals(all.size(), refused(all));
            take(burst.subList(0, 1));
            assertEquals(0, refused(all));
            world.clock.advance(Duration.ofHours(9));
        }
    }

    private FeedbackIntake unjudged() {
        HealthWatch health = new HealthWatch(world.works(), HealthPolicy.STANDARD, (account, now) -> {});
        return new FeedbackIntake(
                world.works(), ContactPolicy.DEFAULT, BreakerPolicy.OFF, (account, entry) -> {}, health);
    }

    @Test
    void later_deliveries_acquit_all() {
        List<String> all = addresses(40);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofDays(1));
        take(deliveries(addresses(4), world.clock.instant()));
        assertEquals(Verdict.ACQUITTED, only().verdict());
        assertEquals(0, refused(all));
        take(List.of(bounce("late@mail.example", BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(600))));
        assertEquals(0, refused(List.of("late@mail.example")), "late arrivals are acquitted, too");
    }

    @Test
    void those_that_fail_again_days_later_blame_all() {
        List<String> all = addresses(40);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        world.clock.advance(Duration.ofDays(7));
        take(bounces(addresses(4), BounceCategory.NO_SUCH_MAILBOX, world.clock.instant(), Duration.ZERO));
        assertEquals(Verdict.BLAMED, only().verdict());
        assertEquals(40, refused(all));
    }

    /** Bites: an outage of two days that convicts itself. */
    @Test
    void an_outage_of_two_days_blames_nobody_although_each_failed_again_and_again() {
        List<String> all = addresses(40);
        for (int hours = 0; hours < 48; hours += 4) {
            world.clock.advance(Duration.ofHours(4));
            take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, world.clock.instant(), Duration.ZERO));
        }
        assertEquals(0, refused(all));
    }

    @Test
    void a_person_decides_for_all_and_may_think_again() {
        List<String> all = addresses(40);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        String id = only().id();
        assertEquals(
                SHOP,
                world.mailworthy.breaker().waiting(Optional.empty(), 10).items().get(0));
        assertEquals(
                Refusal.Code.ONLY_SUPPORT_CAN,
                world.mailworthy
                        .breaker()
                        .blame(SHOP, id, Actor.customer("jane"), "I say so")
                        .refusal()
                        .get()
                        .code());
        assertEquals(
                Refusal.Code.REASON_MISSING,
                world.mailworthy
                        .breaker()
                        .blame(SHOP, id, RUTH, " ")
                        .refusal()
                        .get()
                        .code());
        assertEquals(
                Refusal.Code.UNKNOWN_BURST,
                world.mailworthy
                        .breaker()
                        .blame(SHOP, "x", RUTH, "bought")
                        .refusal()
                        .get()
                        .code());
        assertTrue(world.mailworthy
                .breaker()
                .blame(SHOP, id, RUTH, "a bought list")
                .done()
                .isPresent());
        assertEquals(40, refused(all));
        take(List.of(bounce("late@mail.example", BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(600))));
        assertEquals(1, refused(List.of("late@mail.example")));
        assertTrue(
                world.mailworthy.breaker().waiting(Optional.empty(), 10).items().isEmpty());
        world.mailworthy.breaker().acquit(SHOP, id, RUTH, "they wrote to us: it was theirs");
        assertEquals(0, refused(all));
        List<BurstEntry> log = world.mailworthy.breaker().log(SHOP, Optional.empty(), 10).items().stream()
                .map(line -> line.entry())
                .toList();
        assertEquals(
                List.of(Verdict.ACQUITTED, Verdict.BLAMED, Verdict.OPEN),
                log.stream().map(entry -> entry.burst().verdict()).toList());
        assertEquals("a bought list", log.get(1).reason());
    }

    @Test
    void a_burst_sets_aside_nothing_of_before_or_after_it() {
        take(List.of(bounce(address(0), BounceCategory.NO_SUCH_MAILBOX, start.minus(Duration.ofDays(2)))));
        List<String> all = addresses(40);
        take(bounces(all, BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        assertEquals(1, refused(all));
        world.clock.advance(Duration.ofDays(1));
        take(List.of(bounce(address(1), BounceCategory.NO_SUCH_MAILBOX, world.clock.instant())));
        assertEquals(2, refused(all));
    }

    @Test
    void another_account_is_not_touched() {
        AccountId other = new AccountId("other");
        world.account(other, start.minus(Duration.ofDays(91)), "Europe/Berlin");
        take(bounces(addresses(40), BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        world.mailworthy.feedback().take(other, List.of(bounce(address(1), BounceCategory.NO_SUCH_MAILBOX, start)));
        assertFalse(world.mailworthy
                .gate()
                .ask(other, NEWS, EmailAddress.of(address(1)))
                .isAllowed());
    }

    @Test
    void unproven_bounces_never_trip_it() {
        List<Feedback> forged = bounces(addresses(200), BounceCategory.NO_SUCH_MAILBOX, start, Duration.ZERO).stream()
                .map(one -> one.with()
                        .proof(io.github.mailworthy.feedback.Proof.none())
                        .build())
                .toList();
        take(forged);
        assertTrue(world.mailworthy.breaker().bursts(SHOP).isEmpty());
    }

    @Test
    void one_contact_that_fails_a_hundred_times_is_no_burst() {
        for (int i = 0; i < 100; i++) {
            take(List.of(bounce(address(0), BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(i))));
        }
        assertEquals(1, refused(addresses(1)));
    }

    @Test
    void the_card_tells_why_a_failure_counts_against_nobody() {
        world.mailworthy.contacts().register(SHOP, address(3), Actor.customer("jane"), "form");
        take(bounces(addresses(40), BounceCategory.NO_SUCH_MAILBOX, start.minusSeconds(900), Duration.ofSeconds(1)));
        var card = world.mailworthy.contacts().card(SHOP, address(3)).get();
        assertEquals(Status.UNSUBSCRIBED, card.status());
        String words = world.mailworthy.catalog().words(card.aside().orElseThrow());
        assertTrue(words.contains("count against nobody for now"), words);
        world.mailworthy.breaker().blame(SHOP, only().id(), RUTH, "bought");
        card = world.mailworthy.contacts().card(SHOP, address(3)).get();
        assertEquals(Status.BLOCKLISTED, card.status());
        assertTrue(card.aside().isEmpty());
    }
}
