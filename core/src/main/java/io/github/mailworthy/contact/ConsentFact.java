package io.github.mailworthy.contact;

import java.time.Instant;
import java.util.Comparator;

/**
 * When and through whom a consent was given or taken back.
 *
 * @param at when
 * @param source through whom: a form, the contact's click, a customer's user, an import
 */
public record ConsentFact(Instant at, String source) implements Comparable<ConsentFact> {
    private static final Comparator<ConsentFact> ORDER =
            Comparator.comparing(ConsentFact::at).thenComparing(ConsentFact::source);

    @Override
    public int compareTo(ConsentFact other) {
        return ORDER.compare(this, other);
    }
}
