package io.github.mailworthy.sender.domain;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import java.util.List;

/** What the DNS said, as far as it was asked. */
@FunctionalInterface
public interface DnsView {
    /** The answer for a name and type; a failure if it was not asked. */
    DnsAnswer at(String name, RecordType type);

    /** The texts of a name's TXT records, each with its strings joined. */
    default List<String> texts(String name) {
        return at(name, RecordType.TXT).records().stream()
                .filter(DnsRecord.Txt.class::isInstance)
                .map(record -> ((DnsRecord.Txt) record).joined())
                .toList();
    }

    /** Whether there is such a record. */
    default boolean has(String name, RecordType type) {
        return !at(name, type).records().isEmpty();
    }
}
