package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.DomainRelation;
import io.github.mailworthy.sender.domain.DomainReport;
import io.github.mailworthy.sender.domain.DomainRules;
import io.github.mailworthy.sender.domain.NameServers;
import io.github.mailworthy.sender.domain.RecordCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out who answers for a domain with a record missing: the name servers themselves are asked, and the registry's. */
final class NameServerQuest {
    private final Asker asker;
    private final @Nullable Function<? super IpAddress, ? extends DnsLookup> at;

    NameServerQuest(Asker asker, @Nullable Function<? super IpAddress, ? extends DnsLookup> at) {
        this.asker = asker;
        this.at = at;
    }

    DomainReport add(DomainReport report) {
        Optional<RecordCheck> missing = report.dkim().stream()
                .filter(check -> check.status() == RecordCheck.Status.MISSING)
                .findFirst();
        String registered = DomainRelation.registrable(report.domain());
        if (missing.isEmpty() || registered.isEmpty()) {
            return report;
        }
        List<String> named = names(asker.ask(registered, RecordType.NS));
        List<String> delegated = at == null ? List.of() : delegated(registered);
        List<String> answering = delegated.isEmpty() ? named : delegated;
        Optional<DnsAnswer> told = answering.stream()
                .findFirst()
                .flatMap(server -> ask(server, missing.get().name(), RecordType.TXT))
                .filter(answer -> !answer.isFailure());
        return DomainRules.withNameServers(
                report,
                new NameServers(
                        named,
                        delegated,
                        told.map(answer -> answering.get(0)),
                        told.filter(answer -> !answer.records().isEmpty()).isPresent()),
                missing.get().cachedUntil());
    }

    /** What the servers of the zone above say of this one. */
    private List<String> delegated(String registered) {
        String above = registered.substring(registered.indexOf('.') + 1);
        return names(asker.ask(above, RecordType.NS)).stream()
                .findFirst()
                .flatMap(server -> ask(server, registered, RecordType.NS))
                .map(NameServerQuest::names)
                .orElse(List.of());
    }

    private Optional<DnsAnswer> ask(String server, String name, RecordType type) {
        Function<? super IpAddress, ? extends DnsLookup> direct = at;
        return direct == null
                ? Optional.empty()
                : asker.ask(server, RecordType.A).records().stream()
                        .filter(DnsRecord.Address.class::isInstance)
                        .map(record -> ((DnsRecord.Address) record).ip())
                        .findFirst()
                        .map(ip -> asker.askAt(direct.apply(ip), name, type));
    }

    private static List<String> names(DnsAnswer answer) {
        return answer.records().stream()
                .filter(DnsRecord.Name.class::isInstance)
                .map(record -> ((DnsRecord.Name) record).target())
                .sorted()
                .toList();
    }
}
