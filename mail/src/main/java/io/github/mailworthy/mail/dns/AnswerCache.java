package io.github.mailworthy.mail.dns;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers for as long as their zone lets us keep them, the longest unused thrown out first. Failures are not kept. */
final class AnswerCache {
    /** A negative answer without an SOA is kept this long, and none longer than three hours (RFC 2308 §5). */
    private static final Duration NEGATIVE = Duration.ofSeconds(60);

    private static final Duration LONGEST_NEGATIVE = Duration.ofHours(3);

    private final Map<Question, Entry> entries;
    private final Duration longest;

    AnswerCache(int capacity, Duration longest) {
        this.longest = longest;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Entry> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<DnsAnswer> find(Question question, Instant now) {
        Entry entry = entries.get(question);
        if (entry == null) {
            return Optional.empty();
        }
        if (!now.isBefore(entry.until)) {
            entries.remove(question);
            return Optional.empty();
        }
        return Optional.of(aged(entry.answer, Duration.between(now, entry.until), Duration.between(entry.from, now)));
    }

    synchronized void keep(Question question, DnsAnswer answer, Instant now) {
        Duration life = shorter(life(answer), longest);
        if (!life.isZero() && !life.isNegative()) {
            entries.put(question, new Entry(answer, now, now.plus(life)));
        }
    }

    private static Duration life(DnsAnswer answer) {
        return answer.match(
                DnsAnswer.Records::ttl,
                noData -> shorter(noData.ttl().orElse(NEGATIVE), LONGEST_NEGATIVE),
                noSuchName -> shorter(noSuchName.ttl().orElse(NEGATIVE), LONGEST_NEGATIVE),
                failed -> Duration.ZERO);
    }

    private static DnsAnswer aged(DnsAnswer answer, Duration left, Duration age) {
        return answer.match(
                records -> new DnsAnswer.Records(records.records(), records.aliases(), left, age),
                noData -> new DnsAnswer.NoData(Optional.of(left), age),
                noSuchName -> new DnsAnswer.NoSuchName(Optional.of(left), age),
                failed -> failed);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    record Question(String name, RecordType type) {}

    private record Entry(DnsAnswer answer, Instant from, Instant until) {}
}
