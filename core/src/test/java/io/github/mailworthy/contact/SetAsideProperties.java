package io.github.mailworthy.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SetAsideProperties {
    /** Bites: leaves() that forgets the disabled; a whole() that skips an hour. */
    @Property
    void setting_hours_aside_leaves_what_would_be_known_without_their_failures(
            @ForAll("few") List<Happening> history, @ForAll Random random) {
        Instant from = Histories.START.plus(random.nextInt(60), ChronoUnit.HOURS);
        Aside aside = new Aside(List.of(new Aside.Span("x", from, from.plus(30, ChronoUnit.HOURS), false, false)));
        List<Happening> left = new ArrayList<>(history);
        left.removeIf(what -> what instanceof Happening.Failed failed
                && !failed.failure().at().isBefore(from)
                && failed.failure().at().isBefore(from.plus(30, ChronoUnit.HOURS)));
        assertEquals(
                Standing.of(Histories.after(left)),
                Standing.of(Histories.after(history).without(aside)));
    }

    /** Bites: a bounded() that keeps the first hours; one that forgets what it takes in. */
    @Property
    void however_many_hours_any_order_and_any_partial_views_give_the_same_facts(
            @ForAll("many") List<Happening> history, @ForAll Random random) {
        List<Happening> other = new ArrayList<>(history);
        history.stream().filter(what -> random.nextInt(4) == 0).forEach(other::add);
        Collections.shuffle(other, random);
        Facts facts = Histories.after(history);
        assertEquals(facts, Histories.after(other));
        int cut = random.nextInt(other.size() + 1);
        Facts left = Histories.after(other.subList(0, cut));
        Facts right = Histories.after(other.subList(cut, other.size()));
        assertEquals(facts, left.merge(right));
        assertEquals(facts, right.merge(left));
    }

    @Provide
    Arbitrary<List<Happening>> few() {
        return Histories.feedback().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Happening>> many() {
        return Histories.feedback().list().ofMinSize(100).ofMaxSize(200);
    }
}
