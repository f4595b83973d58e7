package io.github.mailworthy.mail.feedback;

import com.google.common.base.Preconditions;
import io.github.mailworthy.mail.work.Hmac;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The host's secret keys for what it sends, each with a name of one letter or digit.
 *
 * <p>To rotate: add the new key, make it the active one, and remove the old one when nothing signed with it can bounce any more.
 */
public final class ProofKeys {
    private final Map<Character, Hmac> keys = new HashMap<>();
    private final char active;

    private ProofKeys(Map<Character, byte[]> given, char active) {
        given.forEach((name, key) -> {
            Preconditions.checkArgument(
                    (name >= 'a' && name <= 'z') || (name >= '0' && name <= '9'),
                    "a key is named a-z or 0-9: %s",
                    name);
            Preconditions.checkArgument(key.length >= 16, "a key has 16 bytes at least: %s has %s", name, key.length);
            keys.put(name, new Hmac(key));
        });
        Preconditions.checkArgument(keys.containsKey(active), "no such key: %s", active);
        this.active = active;
    }

    /**
     * These keys, of which one signs from now on.
     *
     * @throws IllegalArgumentException if a name is not a letter a-z or digit, a key is shorter than 16 bytes, or the active
     *     one is missing
     */
    public static ProofKeys of(Map<Character, byte[]> keys, char active) {
        return new ProofKeys(keys, active);
    }

    char active() {
        return active;
    }

    Optional<Hmac> key(char name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** Which keys there are, never what they are. */
    @Override
    public String toString() {
        return "ProofKeys" + keys.keySet() + " active " + active;
    }
}
