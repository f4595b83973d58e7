package io.github.mailworthy.storage.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CodecTest {
    /** As it is now. */
    public record Note(String text, Optional<Instant> seen, Set<String> tags, Mood mood) {}

    /** As it was when it was written, and as it is now: with a part that may be empty. */
    public record Before(int number) {}

    /** With more. */
    public record After(int number, Optional<String> more, Parts parts, Parts again) {}

    /** Nothing but parts that may be empty. */
    public record Parts(Optional<String> one, Set<String> others) {}

    /** One of a few. */
    public enum Mood {
        GLAD,
        GRIM
    }

    /** Holds what cannot be kept. */
    public record Unkeepable(Function<String, String> work) {}

    /** Not for others. */
    record Hidden(String text) {}

    private final Codec<Note> codec = Codec.of(new Kind<>("note", Note.class));

    private static byte[] stored(String json) {
        return ("\1" + json).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void empty_components_are_left_out_and_sets_are_in_order() {
        Note note = new Note("a \"b\" ä 𝔸\n", Optional.empty(), Set.of("z", "b", "a"), Mood.GLAD);
        assertEquals(
                "\1{\"text\":\"a \\\"b\\\" ä 𝔸\\u000a\",\"tags\":[\"a\",\"b\",\"z\"],\"mood\":\"GLAD\"}",
                new String(codec.write(note), StandardCharsets.UTF_8));
    }

    @Test
    void absent_components_are_empty_and_unknown_ones_are_skipped_in_any_order() {
        assertEquals(
                new Note("t", Optional.empty(), Set.of(), Mood.GRIM),
                codec.read(stored("{\"new\":[{\"a\":[1,-2.5e3,null]},\"]}\"],\"mood\":\"GRIM\",\"text\":\"t\"}")));
    }

    @Test
    void a_type_may_grow_by_parts_that_may_be_empty() {
        byte[] old = Codec.of(new Kind<>("grown", Before.class)).write(new Before(1));
        Parts none = new Parts(Optional.empty(), Set.of());
        After grown = new After(1, Optional.empty(), none, none);
        Codec<After> after = Codec.of(new Kind<>("grown", After.class));
        assertEquals(grown, after.read(old));
        assertEquals("\1{\"number\":1}", new String(after.write(grown), StandardCharsets.UTF_8));
    }

    @Test
    void what_cannot_be_left_out_is_missed_by_name() {
        StorageException e = assertThrows(StorageException.class, () -> codec.read(stored("{\"text\":\"t\"}")));
        assertTrue(e.getMessage().contains("a Note without its mood"), e.getMessage());
        assertFalse(e.isRetryable());
    }

    @Test
    void an_error_names_kind_and_place_and_never_the_text() {
        StorageException e = assertThrows(
                StorageException.class,
                () -> codec.read(stored("{\"text\":\"secret@example.com\",\"mood\":\"SECRET\"}")));
        assertEquals(
                "a stored note of 46 bytes cannot be read: a Mood that this version does not know, at byte 45",
                e.getMessage());
    }

    @Test
    void another_format_says_that_a_newer_version_wrote_it() {
        for (byte[] bytes : List.of(new byte[0], new byte[] {2, '{', '}'})) {
            StorageException e = assertThrows(StorageException.class, () -> codec.read(bytes));
            assertTrue(e.getMessage().contains("newer version"), e.getMessage());
        }
    }

    @Test
    void a_type_that_cannot_be_kept_is_refused_when_the_codec_is_made() {
        assertThrows(IllegalArgumentException.class, () -> Codec.of(new Kind<>("bad", Unkeepable.class)));
        assertThrows(IllegalArgumentException.class, () -> Codec.of(new Kind<>("bad", Hidden.class)));
    }

    @Test
    void nesting_without_end_is_damage_and_no_stack_overflow() {
        assertThrows(StorageException.class, () -> codec.read(stored("{\"new\":" + "[".repeat(100_000))));
    }
}
