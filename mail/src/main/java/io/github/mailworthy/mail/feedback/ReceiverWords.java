package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Phrase;
import io.github.mailworthy.feedback.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Loads the receivers' words that come with the library: one line each, what they mean, the words, where they are from. */
public final class ReceiverWords {
    /** In the order in which they decide: what is particular comes before what is general. */
    private static final String[] FILES = {"receivers.tsv", "mailers.tsv", "languages.tsv", "general.tsv"};

    private ReceiverWords() {}

    /** All of them, in the order in which they decide. */
    public static Words standard() {
        return Holder.STANDARD;
    }

    static List<Phrase> phrases() {
        List<Phrase> phrases = new ArrayList<>();
        for (String file : FILES) {
            for (String line : lines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int words = line.indexOf('\t') + 1;
                    int source = line.indexOf('\t', words) + 1;
                    phrases.add(new Phrase(
                            line.substring(words, source - 1),
                            BounceCategory.valueOf(line.substring(0, words - 1)),
                            line.substring(source)));
                }
            }
        }
        return phrases;
    }

    private static List<String> lines(String file) {
        try (InputStream in = ReceiverWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Holder {
        private static final Words STANDARD = Words.of(phrases());
    }
}
