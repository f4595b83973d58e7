package io.github.mailworthy.mail.unsubscribe;

import io.github.mailworthy.mail.work.Hmac;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that tokens are signed with: the newest signs, all check.
 *
 * <p>To change keys, put a new one in front and keep the old one for as long as links with it may be clicked: mail lies in boxes for
 * years, and the law of some countries gives a link 30 or 60 days at the least.
 */
public final class TokenKeys {
    private static final int SHORTEST = 16;

    private final String newest;
    private final Map<String, Hmac> keys;

    private TokenKeys(String newest, Map<String, Hmac> keys) {
        this.newest = newest;
        this.keys = Map.copyOf(keys);
    }

    /**
     * One key.
     *
     * @param id names the key in tokens: 1 to 8 letters and digits
     * @param secret 16 octets or more, from a random source
     * @throws IllegalArgumentException if id or secret are not of that form
     */
    public static TokenKeys of(String id, byte[] secret) {
        return new TokenKeys(id, Map.of(id, key(id, secret)));
    }

    /** These keys, and an older one that still checks. */
    public TokenKeys andOlder(String id, byte[] secret) {
        Map<String, Hmac> more = new LinkedHashMap<>(keys);
        if (more.put(id, key(id, secret)) != null) {
            throw new IllegalArgumentException("two keys are called " + id);
        }
        return new TokenKeys(newest, more);
    }

    private static Hmac key(String id, byte[] secret) {
        if (!id.matches("[A-Za-z0-9]{1,8}")) {
            throw new IllegalArgumentException("a key's id is 1 to 8 letters and digits, not " + id);
        }
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("a secret has " + SHORTEST + " octets or more, not " + secret.length);
        }
        return new Hmac(secret);
    }

    String newest() {
        return newest;
    }

    /** The signature by a key, or nothing if there is no such key. */
    Optional<byte[]> sign(String id, byte[] data) {
        return Optional.ofNullable(keys.get(id)).map(key -> key.of(data));
    }
}
