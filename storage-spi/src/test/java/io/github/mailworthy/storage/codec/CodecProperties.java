package io.github.mailworthy.storage.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.StorageException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodecProperties {
    /** A record of every part that a stored value may have. */
    public record Everything(
            String text,
            long number,
            boolean yes,
            double ratio,
            Instant at,
            LocalDate day,
            Duration lasting,
            Optional<DayOfWeek> weekday,
            List<Choice> choices,
            Set<Instant> instants,
            Map<String, Integer> counts,
            Round<Set<String>> round,
            ZoneId zone,
            AccountId account) {}

    /** One of two. */
    public sealed interface Choice {}

    /** The one. */
    public record One(int number) implements Choice {}

    /** The other, which may hold the one. */
    public record Other(List<Choice> inner, Optional<String> why) implements Choice {}

    /** A generic one. */
    public record Round<T>(int number, T facts) {}

    private static final Kind<Everything> KIND = new Kind<>("everything", Everything.class);
    private final Codec<Everything> codec = Codec.of(KIND);

    @Property(tries = 500)
    void every_value_comes_back(@ForAll("values") Everything value) {
        byte[] bytes = codec.write(value);
        Everything back = codec.read(bytes);
        assertEquals(value, back);
        assertArrayEquals(bytes, codec.write(back));
    }

    @Property(tries = 2000)
    void damaged_bytes_are_a_value_or_one_clear_error(
            @ForAll("values") Everything value, @ForAll int at, @ForAll byte damage, @ForAll boolean cut) {
        byte[] bytes = codec.write(value);
        int place = Math.floorMod(at, bytes.length);
        if (cut) {
            bytes = java.util.Arrays.copyOf(bytes, place);
        } else {
            bytes[place] = damage;
        }
        try {
            codec.read(bytes);
        } catch (StorageException damaged) {
            assertFalse(damaged.isRetryable());
        }
    }

    @Property
    void instants_are_written_as_the_jdk_writes_them(@ForAll int second, @ForAll int fraction, @ForAll boolean far) {
        Instant instant = Instant.ofEpochSecond(second * (far ? 300L : 1), Math.floorMod(fraction, 1_000) * 1_000L)
                .plusNanos(far ? Math.floorMod(fraction, 1_000_000) : 0);
        assertEquals(instant.toString(), InstantForm.text(instant));
        assertEquals(instant, InstantForm.parse(InstantForm.text(instant)));
    }

    @Provide
    Arbitrary<Everything> values() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8);
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(-62_135_596_800_000L, 253_402_300_799_999L)
                .map(Instant::ofEpochMilli);
        Arbitrary<Choice> leaves = Arbitraries.integers().map(One::new);
        Arbitrary<Choice> choices = Arbitraries.oneOf(
                leaves,
                Combinators.combine(leaves.list().ofMaxSize(2), texts.optional())
                        .as(Other::new));
        return Combinators.combine(
                        texts,
                        Arbitraries.longs(),
                        Arbitraries.doubles(),
                        instants,
                        choices.list().ofMaxSize(3),
                        instants.set().ofMaxSize(3),
                        Arbitraries.maps(texts, Arbitraries.integers()).ofMaxSize(3),
                        Arbitraries.of(DayOfWeek.class).optional())
                .as((text, number, ratio, at, list, set, map, weekday) -> new Everything(
                        text,
                        number,
                        number % 2 == 0,
                        ratio,
                        at,
                        LocalDate.ofEpochDay(number % 1_000_000),
                        Duration.ofSeconds(number / 1_000_000, Math.floorMod(number, 1_000_000_000)),
                        weekday,
                        list,
                        set,
                        map,
                        new Round<>(number.intValue(), map.keySet()),
                        ZoneId.of("Pacific/Chatham"),
                        new AccountId("a-ä-𝔸")));
    }
}
