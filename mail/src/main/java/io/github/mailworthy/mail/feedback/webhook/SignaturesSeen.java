package io.github.mailworthy.mail.feedback.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was signed lately, and with which content it came: of a signature that does not cover its content, only the first content
 * is believed. Remembers for as long as a signature is believed, but no more than 100,000 (some 10 MB); then the oldest is forgotten
 * first. Safe for many threads.
 */
final class SignaturesSeen {
    private static final int MOST = 100_000;

    private record Seen(long content, Instant until) {}

    private final Duration kept;
    private final Map<Long, Seen> seen = new LinkedHashMap<>();

    /** Remembers so long; a signature is believed from as long before to as long after its time. */
    SignaturesSeen(Duration window) {
        this.kept = window.multipliedBy(2);
    }

    /**
     * Whether this content is the first that came with a signature, or the same as then.
     *
     * @param signature and content: digests under a secret key, so that nobody can look for two that are alike
     */
    synchronized boolean isFirst(long signature, long content, Instant now) {
        forget(now);
        Seen before = seen.putIfAbsent(signature, new Seen(content, now.plus(kept)));
        return before == null || before.content() == content;
    }

    private void forget(Instant now) {
        Iterator<Seen> oldest = seen.values().iterator();
        while (oldest.hasNext() && (oldest.next().until().isBefore(now) || seen.size() >= MOST)) {
            oldest.remove();
        }
    }
}
