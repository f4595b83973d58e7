package io.github.mailworthy.mail.screening;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.contact.Status;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendPolicy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The secret that fingerprints are made with: who has a snapshot's file and not the key learns of no address whether it is in it.
 *
 * <p>Keep it beside the host's other secrets, never beside the file.
 */
public final class ScreeningKey {
    private final SipHash hash;

    private ScreeningKey(SipHash hash) {
        this.hash = hash;
    }

    /**
     * A key.
     *
     * @param secret 16 octets from a random source
     * @throws IllegalArgumentException if there are not 16
     */
    public static ScreeningKey of(byte[] secret) {
        if (secret.length != 16) {
            throw new IllegalArgumentException("a screening key has 16 octets, not " + secret.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(secret).order(ByteOrder.LITTLE_ENDIAN);
        return new ScreeningKey(new SipHash(bytes.getLong(), bytes.getLong()));
    }

    /** What stands for an address, or the id of a row, in all fingerprints. */
    long row(String id) {
        return hash.of(id);
    }

    /** What stands for an address; the array is working space of {@link EmailAddress#MOST_KEY_OCTETS}. */
    long row(EmailAddress address, byte[] space) {
        return hash.of(space, address.keyOctets(space));
    }

    /** What makes fingerprints of one account differ from those of another. */
    long salt(AccountId account) {
        return hash.of("account " + account.value());
    }

    /** The fingerprint that tells of an account, by its salt, that some of its addresses are kept under hashes. */
    long erasures(long salt) {
        return fingerprint(salt, hash.of("erased/"));
    }

    /** Tells one policy from another: by its cells, whatever order they were set in. */
    long policy(SendPolicy policy) {
        StringBuilder cells = new StringBuilder("policy");
        for (Status status : Status.values()) {
            for (MessageKind kind : MessageKind.values()) {
                if (policy.allows(status, kind)) {
                    cells.append(' ').append(status.name()).append(':').append(kind.name());
                }
            }
        }
        return hash.of(cells.toString());
    }

    /** Tells one key from another without telling either. */
    long check() {
        return hash.of("mailworthy screening key");
    }

    /** The fingerprint of a row in an account; both arguments are pseudo-random, so it is enough to mix them (as SplitMix64 does). */
    static long fingerprint(long salt, long row) {
        long z = salt + row * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
