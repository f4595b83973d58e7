package io.github.mailworthy.mail.feedback;

import static io.github.mailworthy.mail.World.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.BreakerPolicy;
import io.github.mailworthy.breaker.BreakerRules;
import io.github.mailworthy.breaker.Burst;
import io.github.mailworthy.contact.Actor;
import io.github.mailworthy.contact.ContactPolicy;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.gate.HealthPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.World;
import io.github.mailworthy.mail.gate.GateSettings;
import io.github.mailworthy.mail.gate.SendGate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Bursts are told by the events and not by their order, their number or who takes them. */
class BurstProperties {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Actor RUTH = Actor.reviewer("ruth");
    private static final List<String> DOMAINS = List.of("a.example", "b.example", "c.example", "d.example");
    private static final int CONTACTS = 6;

    /** So low that a handful of events makes bursts, ends them and decides them. */
    private static final BreakerPolicy SMALL = new BreakerPolicy(3, 4, 3, 0.2, 1, Duration.ofDays(3));

    /** A system of its own, at a time after all events. */
    private static final class Town {
        final World world = new World();
        final FeedbackIntake intake;
        final BreakerDesk desk = new BreakerDesk(world.works(), (account, entry) -> {}, watch());
        final SendGate gate = new SendGate(world.works(), GateSettings.STANDARD);

        Town(BreakerPolicy policy) {
            world.clock.set(START.plus(Duration.ofDays(40)));
            intake = intake(policy);
        }

        private HealthWatch watch() {
            return new HealthWatch(world.works(), HealthPolicy.STANDARD, (account, health) -> {});
        }

        FeedbackIntake intake(BreakerPolicy policy) {
            return new FeedbackIntake(world.works(), ContactPolicy.DEFAULT, policy, (account, entry) -> {}, watch());
        }

        Town take(List<List<Feedback>> batches) {
            batches.forEach(batch -> intake.take(SHOP, batch));
            return this;
        }

        /** Of each address why it is refused, if it is. */
        Map<String, String> statuses() {
            List<EmailAddress> all = DOMAINS.stream()
                    .flatMap(domain ->
                            IntStream.range(0, CONTACTS).mapToObj(i -> EmailAddress.of("c" + i + "@" + domain)))
                    .toList();
            Map<String, String> statuses = new TreeMap<>();
            gate.ask(SHOP, SendQuestion.commercial("news"), all)
                    .forEach((address, answer) ->
                            answer.refusal().ifPresent(refused -> statuses.put(address.key(), refused.code())));
            return statuses;
        }

        /** Which hours of what are set aside. */
        List<String> aside() {
            return desk.bursts(SHOP).stream()
                    .filter(Burst::setsAside)
                    .map(burst -> burst.cause() + burst.receiver() + burst.hot())
                    .toList();
        }
    }

    private static Feedback event(String address, Optional<BounceCategory> category, Instant at) {
        Feedback.Builder event = Feedback.of(
                        category.isPresent() ? FeedbackKind.BOUNCE : FeedbackKind.DELIVERED, "test")
                .originalRecipient(Optional.of(address))
                .originalMessageId(Optional.of("<" + category + at.toEpochMilli() + address + ">"))
                .reportedAt(Optional.of(at))
                .proof(Proof.by(Proof.How.HOST));
        category.ifPresent(event::category);
        return event.build();
    }

    private static Arbitrary<String> addresses() {
        return Combinators.combine(
                        Arbitraries.of(DOMAINS), Arbitraries.integers().between(0, CONTACTS - 1))
                .as((domain, i) -> "c" + i + "@" + domain);
    }

    /** Crowded into few hours, some at their very ends; some of it days later. */
    private static Arbitrary<Feedback> failures() {
        Arbitrary<Instant> at = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(8, 10),
                                Tuple.of(3, 11),
                                Tuple.of(2, 9),
                                Tuple.of(2, 12),
                                Tuple.of(1, 34),
                                Tuple.of(3, 110)),
                        Arbitraries.of(0, 1, 1800, 3599))
                .as((hour, second) -> START.plusSeconds(hour * 3600L + second));
        Arbitrary<BounceCategory> why = Arbitraries.frequency(
                Tuple.of(6, BounceCategory.NO_SUCH_MAILBOX),
                Tuple.of(3, BounceCategory.NO_SUCH_DOMAIN),
                Tuple.of(1, BounceCategory.MAILBOX_DISABLED),
                Tuple.of(1, BounceCategory.MAILBOX_FULL));
        return Combinators.combine(addresses(), why, at)
                .as((address, category, when) -> event(address, Optional.of(category), when));
    }

    /** More than a day apart: more often than daily a plain delivery is not kept. */
    private static Arbitrary<Feedback> deliveries() {
        return Combinators.combine(addresses(), Arbitraries.of(-20, 10, 40, 70, 130, 160))
                .as((address, hour) -> event(address, Optional.empty(), START.plusSeconds(hour * 3600L)));
    }

    @Provide
    Arbitrary<List<Feedback>> streams() {
        return Arbitraries.frequencyOf(Tuple.of(5, failures()), Tuple.of(1, deliveries()))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    /** Some twice, in any order, in batches of any size. */
    private static List<List<Feedback>> shuffled(List<Feedback> events, Random random) {
        List<Feedback> other = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(4) == 0).forEach(other::add);
        Collections.shuffle(other, random);
        List<List<Feedback>> batches = new ArrayList<>();
        for (int from = 0; from < other.size(); ) {
            int to = Math.min(other.size(), from + 1 + random.nextInt(random.nextBoolean() ? 1 : other.size()));
            batches.add(other.subList(from, to));
            from = to;
        }
        return batches;
    }

    @Property(tries = 400)
    void any_order_and_duplication_in_any_batches_gives_the_same_statuses(
            @ForAll("streams") List<Feedback> events, @ForAll Random random) {
        Town once = new Town(SMALL).take(List.of(events));
        Town other = new Town(SMALL).take(shuffled(events, random));
        assertEquals(once.statuses(), other.statuses());
        assertEquals(once.aside(), other.aside());
    }

    @Property(tries = 200)
    void blaming_all_lets_each_failure_count(@ForAll("streams") List<Feedback> events, @ForAll Random random) {
        Town town = new Town(SMALL).take(shuffled(events, random));
        for (Burst burst : town.desk.bursts(SHOP)) {
            town.desk.blame(SHOP, burst.id(), RUTH, "a bought list");
        }
        assertEquals(new Town(BreakerPolicy.OFF).take(List.of(events)).statuses(), town.statuses());
    }

    @Property(tries = 200)
    void acquitting_all_leaves_what_had_been_without_their_failures(
            @ForAll("streams") List<Feedback> events, @ForAll Random random) {
        Town town = new Town(SMALL).take(shuffled(events, random));
        for (Burst burst : town.desk.bursts(SHOP)) {
            town.desk.acquit(SHOP, burst.id(), RUTH, "it was theirs");
        }
        List<Burst> bursts = town.desk.bursts(SHOP);
        List<Feedback> left = events.stream()
                .filter(event -> bursts.stream().noneMatch(burst -> isIn(burst, event)))
                .toList();
        assertEquals(new Town(BreakerPolicy.OFF).take(List.of(left)).statuses(), town.statuses());
    }

    private static boolean isIn(Burst burst, Feedback event) {
        Instant hour = event.occurredAt().orElseThrow().truncatedTo(ChronoUnit.HOURS);
        boolean covered = !hour.isBefore(burst.from()) && hour.isBefore(burst.until());
        return covered
                && event.kind() == FeedbackKind.BOUNCE
                && switch (burst.cause()) {
                    case RECEIVER ->
                        burst.receiver()
                                .equals(BreakerRules.receiver(event.addresses().get(0)));
                    case ACCOUNT -> true;
                    case NO_SUCH_DOMAIN -> event.category().orElseThrow() == BounceCategory.NO_SUCH_DOMAIN;
                };
    }

    /** Bites: a breaker that does not judge again where another node was faster. */
    @Test
    void two_nodes_with_eight_threads_come_to_what_one_comes_to() throws Exception {
        Random random = new Random(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (List<Feedback> events : streams().sampleStream().limit(150).toList()) {
                Town one = new Town(SMALL).take(List.of(events));
                Town two = new Town(SMALL);
                FeedbackIntake[] nodes = {two.intake(SMALL), two.intake(SMALL)};
                List<Feedback> other = new ArrayList<>(events);
                Collections.shuffle(other, random);
                List<Future<?>> all = new ArrayList<>();
                for (Feedback event : other) {
                    FeedbackIntake node = nodes[all.size() % 2];
                    all.add(pool.submit(() -> node.take(SHOP, List.of(event))));
                }
                for (Future<?> done : all) {
                    done.get();
                }
                assertEquals(one.statuses(), two.statuses());
                assertEquals(one.aside(), two.aside());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
