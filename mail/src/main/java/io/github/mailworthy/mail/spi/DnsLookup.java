package io.github.mailworthy.mail.spi;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import java.util.concurrent.CompletionStage;

/**
 * Asks the DNS one question.
 *
 * <p>Total: every trouble is a {@link DnsAnswer.Failed}; the stage MUST always complete, normally, within the implementation's own
 * time limit, and neither the method nor the stage may throw. Aliases are followed. Called by many threads at once.
 */
public interface DnsLookup {
    /**
     * The records of a name.
     *
     * @param name absolute, A-labels, with or without the final dot; a backslash, and an octet that is no visible ASCII, which SPF's macros
     *     can bring, as {@code \\DDD} (RFC 1035 §5.1)
     * @param type what is asked for
     */
    CompletionStage<DnsAnswer> lookup(String name, RecordType type);
}
