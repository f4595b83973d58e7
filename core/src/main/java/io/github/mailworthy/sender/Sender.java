package io.github.mailworthy.sender;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A sender as it is kept.
 *
 * @param details as the customer saved them
 * @param uses what an additional sender is for: names of message kinds and assets; empty for the main one
 * @param acknowledged warnings that somebody has taken note of, by their code
 */
public record Sender(SenderDetails details, Set<String> uses, Map<String, Acknowledgement> acknowledged) {
    /** The kind of these rows. */
    public static final Kind<Sender> KIND = new Kind<>("sender", Sender.class);

    /** The id of the account's main sender. */
    public static final String MAIN = "main";

    /** Copies the collections. */
    public Sender {
        uses = ImmutableSet.copyOf(uses);
        acknowledged = ImmutableMap.copyOf(acknowledged);
    }

    /**
     * Somebody took note of a warning.
     *
     * @param by who
     * @param at when
     * @param sentence of the warning then: it lapses when the facts, and so the sentence, change
     */
    public record Acknowledgement(String by, Instant at, String sentence) {}

    /** The key of an account's sender. */
    public static Key<Sender> key(AccountId account, String id) {
        return KIND.key(account, id);
    }

    /** The sender with other details; what was acknowledged stays for warnings that say the same. */
    public Sender with(SenderDetails other) {
        return new Sender(other, uses, acknowledged);
    }

    /** Whether this warning was acknowledged, in these words. */
    public boolean hasAcknowledged(Finding finding) {
        Acknowledgement given = acknowledged.get(finding.code());
        return given != null && given.sentence().equals(finding.sentence());
    }

    /** The sender with a warning acknowledged. */
    public Sender acknowledging(Finding finding, String by, Instant now) {
        Map<String, Acknowledgement> all = new LinkedHashMap<>(acknowledged);
        all.put(finding.code(), new Acknowledgement(by, now, finding.sentence()));
        return new Sender(details, uses, all);
    }
}
