package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of a contact's failures count against nobody, because they belong to a burst that nobody has blamed on the contacts.
 *
 * <p>It is no part of the contact's facts, which keep every failure: it says how they are to be read.
 *
 * @param spans of time whose failures are set aside
 */
public record Aside(List<Span> spans) {
    /** Every failure counts. */
    public static final Aside NONE = new Aside(List.of());

    /** Copies the list. */
    public Aside {
        spans = ImmutableList.copyOf(spans);
    }

    /**
     * Failures from one full UTC hour to another.
     *
     * @param burst the id of the burst
     * @param from the first hour
     * @param until the end of the last hour
     * @param decided whether it is known that they are nobody's fault here; if not, they may come to count
     * @param onlyNoSuchDomain whether only those are meant for which there was no such domain
     */
    public record Span(String burst, Instant from, Instant until, boolean decided, boolean onlyNoSuchDomain) {
        private boolean covers(Instant hour) {
            return !hour.isBefore(from) && hour.isBefore(until);
        }
    }

    /** The burst because of which a contact's failures count for nothing; empty if they all count. */
    public Optional<Span> of(Facts facts) {
        return spans.stream()
                .filter(span -> facts.evidence().facts().recent().entrySet().stream()
                        .anyMatch(failed -> span.covers(failed.getKey())
                                && (!span.onlyNoSuchDomain()
                                        || failed.getValue().isNoSuchDomain())))
                .findFirst();
    }

    /** What is left of the failures of an hour. */
    Setback leaves(Instant hour, Setback failed) {
        Setback left = failed;
        for (Span span : spans) {
            if (span.covers(hour)) {
                left = span.onlyNoSuchDomain() ? left.withoutNoSuchDomain() : Setback.NONE;
            }
        }
        return left;
    }
}
