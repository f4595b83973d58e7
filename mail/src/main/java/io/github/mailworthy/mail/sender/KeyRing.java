package io.github.mailworthy.mail.sender;

import io.github.mailworthy.mail.spi.SigningKey;
import io.github.mailworthy.mail.spi.SigningKeys;
import io.github.mailworthy.sender.DomainRelation;
import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Signing keys in memory, with rotation: for each domain and algorithm the newest key that has begun signs.
 *
 * <p>Publish a new key at a selector of its own, add it with a beginning at which every resolver will know it, and leave the old
 * record published for a week after that: mail under way is verified with it. Thread-safe.
 */
public final class KeyRing implements SigningKeys {
    private record Held(SigningKey key, Instant from) {}

    private final List<Held> keys = new CopyOnWriteArrayList<>();

    /** A ring without keys. */
    public KeyRing() {}

    /** Adds a key that signs from this instant on, until a newer one of its domain and algorithm begins. */
    public KeyRing add(SigningKey key, Instant from) {
        keys.add(new Held(key, from));
        return this;
    }

    /** Takes a key out: it signs no more. */
    public KeyRing remove(String domain, String selector) {
        keys.removeIf(held ->
                held.key().domain().equals(domain) && held.key().selector().equals(selector));
        return this;
    }

    /** Those of the domain itself, or else of the nearest one above it that has keys. */
    @Override
    public List<SigningKey> find(String domain, Instant now) {
        String longest = "";
        for (Held held : keys) {
            String of = held.key().domain();
            if (of.length() > longest.length()
                    && DomainRelation.within(domain, of)
                    && !held.from().isAfter(now)) {
                longest = of;
            }
        }
        Map<Algorithm, Held> newest = new EnumMap<>(Algorithm.class);
        for (Held held : keys) {
            if (held.key().domain().equals(longest) && !held.from().isAfter(now)) {
                newest.merge(held.key().algorithm(), held, (a, b) -> b.from().isBefore(a.from()) ? a : b);
            }
        }
        List<SigningKey> found = new ArrayList<>(newest.size());
        newest.values().forEach(held -> found.add(held.key()));
        return found;
    }
}
