package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One name that was looked at.
 *
 * @param name where
 * @param type what was expected there
 * @param status what came of it
 * @param found the raw texts of what is there
 * @param findings what is wrong, and how to put it right
 * @param cachedUntil until when resolvers may go on saying that there is nothing, if they say so
 */
public record RecordCheck(
        String name,
        RecordType type,
        Status status,
        List<String> found,
        List<Finding> findings,
        Optional<Instant> cachedUntil) {
    /** Until when resolvers may remember that there is none, if the answer says so. */
    static Optional<Instant> remembered(DnsAnswer answer, Instant now) {
        Optional<Duration> ttl = answer.match(
                records -> Optional.empty(),
                DnsAnswer.NoData::ttl,
                DnsAnswer.NoSuchName::ttl,
                failed -> Optional.empty());
        return ttl.map(now::plus);
    }

    /** What came of a check. */
    public enum Status {
        /** It is there and right. */
        OK,
        /** There is nothing. */
        MISSING,
        /** There is something else. */
        WRONG,
        /** The DNS did not tell. */
        UNKNOWN
    }

    /** Copies the lists. */
    public RecordCheck {
        found = ImmutableList.copyOf(found);
        findings = ImmutableList.copyOf(findings);
    }
}
