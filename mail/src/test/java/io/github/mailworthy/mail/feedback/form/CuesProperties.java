package io.github.mailworthy.mail.feedback.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Marks only spare the search: what occurs is what a search through the whole text finds. */
class CuesProperties {
    @Property
    void words_occur_where_a_search_finds_them(@ForAll("texts") String text, @ForAll("texts") String words) {
        Heard heard = Heard.of(text);
        String cue = Heard.of(words).lower();
        boolean found = heard.lower().contains(cue);
        assertEquals(found, Cues.of(cue).in(heard));
        assertEquals(found ? List.of(cue) : List.of(), Cues.of(cue).heard(heard));
        assertEquals(text.contains(words), Cues.of(words).exactlyIn(text, heard));
        int at = heard.lower().indexOf(cue);
        assertEquals(found && at <= 5, Cues.of(cue).opens(heard, 5));
        assertEquals(found && at + cue.length() <= 9, Cues.of(cue).before(9, heard));
    }

    @Property
    void what_is_cut_out_of_a_text_occurs_in_it(@ForAll("long texts") String text, @ForAll int seed) {
        int from = Math.floorMod(seed, text.length());
        int to = Math.min(text.length(), from + 1 + Math.floorMod(seed / 7, 40));
        assertEquals(true, Cues.of(text.substring(from, to)).exactlyIn(text, Heard.of(text)));
        assertEquals(
                true,
                Cues.of("never said", Heard.of(text.substring(from, to)).lower())
                        .in(Heard.of(text)));
    }

    @Property
    void every_text_keeps_its_length(@ForAll String text) {
        assertEquals(text.length(), Heard.of(text).lower().length());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("abAB '\u2019\u00fc\u00dc\u0444\u0424\u53cd\u9001")
                .ofMaxLength(12);
    }

    @Provide("long texts")
    Arbitrary<String> longTexts() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(3_000);
    }
}
