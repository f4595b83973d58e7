package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the person has said, of each kind of consent the latest: the strictest that is not older than the last opt-in holds.
 *
 * @param latest by kind
 */
public record Consents(Map<Consent, ConsentFact> latest) {
    /** Nothing is known. */
    public static final Consents UNKNOWN = new Consents(Map.of());

    /** Copies the map, in the order of the kinds. */
    public Consents {
        latest = latest.isEmpty() ? ImmutableMap.of() : ImmutableMap.copyOf(new EnumMap<>(latest));
    }

    /** What holds now. */
    public Consent current() {
        Optional<ConsentFact> optIn = fact(Consent.SUBSCRIBED);
        for (Consent strict : new Consent[] {Consent.DO_NOT_CONTACT, Consent.DECLINED_COMMERCIAL, Consent.NONE}) {
            Optional<ConsentFact> said = fact(strict);
            if (said.isPresent()
                    && !(optIn.isPresent()
                            && said.get().at().isBefore(optIn.get().at()))) {
                return strict;
            }
        }
        return optIn.isPresent() ? Consent.SUBSCRIBED : Consent.NONE;
    }

    /** When and through whom what holds now was said; empty if nothing was. */
    public Optional<ConsentFact> currentFact() {
        return fact(current());
    }

    Optional<ConsentFact> fact(Consent kind) {
        return Optional.ofNullable(latest.get(kind));
    }

    Consents with(Consent kind, ConsentFact fact) {
        return merge(new Consents(Map.of(kind, fact)));
    }

    Consents merge(Consents other) {
        if (other.latest.isEmpty()) {
            return this;
        }
        Map<Consent, ConsentFact> merged = new EnumMap<>(Consent.class);
        merged.putAll(latest);
        other.latest.forEach((kind, fact) -> merged.merge(kind, fact, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return new Consents(merged);
    }
}
