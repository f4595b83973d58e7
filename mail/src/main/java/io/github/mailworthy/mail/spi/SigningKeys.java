package io.github.mailworthy.mail.spi;

import java.time.Instant;
import java.util.List;

/** Knows the keys that sign for a domain. Called for each message, by many threads at once: answer from memory. */
@FunctionalInterface
public interface SigningKeys {
    /**
     * The keys to sign with.
     *
     * @param domain of From, lower-case A-labels
     * @param now when the message is signed
     * @return one signature is put for each; none: the message goes out unsigned. Each key's domain MUST be this one or above it.
     */
    List<SigningKey> find(String domain, Instant now);
}
