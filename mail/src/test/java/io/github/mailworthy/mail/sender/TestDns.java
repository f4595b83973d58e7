package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.sender.spf.IpText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A DNS in memory, filled line by line: {@code name TYPE data}. */
final class TestDns implements DnsLookup {
    private final Map<String, Map<RecordType, List<DnsRecord>>> zone = new HashMap<>();
    private final Map<String, DnsAnswer> failing = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    TestDns txt(String name, String... strings) {
        return put(name, RecordType.TXT, new DnsRecord.Txt(List.of(strings)));
    }

    TestDns a(String name, String ip) {
        return put(
                name,
                ip.indexOf(':') < 0 ? RecordType.A : RecordType.AAAA,
                new DnsRecord.Address(IpText.parse(ip).orElseThrow()));
    }

    TestDns mx(String name, int preference, String exchange) {
        return put(name, RecordType.MX, new DnsRecord.Mx(preference, exchange));
    }

    TestDns name(String name, RecordType type, String target) {
        return put(name, type, new DnsRecord.Name(type, target));
    }

    TestDns silent(String name, RecordType type) {
        failing.put(key(name) + " " + type, new DnsAnswer.Failed(DnsAnswer.Failed.Cause.TIMEOUT, ""));
        return this;
    }

    private TestDns put(String name, RecordType type, DnsRecord record) {
        zone.computeIfAbsent(key(name), n -> new HashMap<>())
                .computeIfAbsent(type, t -> new ArrayList<>())
                .add(record);
        return this;
    }

    TestDns remove(String name, RecordType type) {
        zone.getOrDefault(key(name), new HashMap<>()).remove(type);
        return this;
    }

    @Override
    public CompletionStage<DnsAnswer> lookup(String name, RecordType type) {
        asked.add(name + " " + type);
        return CompletableFuture.completedFuture(answer(key(name), type));
    }

    private DnsAnswer answer(String name, RecordType type) {
        DnsAnswer failure = failing.get(name + " " + type);
        if (failure != null) {
            return failure;
        }
        Map<RecordType, List<DnsRecord>> records = zone.get(name);
        if (records == null) {
            return zone.keySet().stream().anyMatch(other -> other.endsWith("." + name))
                    ? new DnsAnswer.NoData(Optional.of(Duration.ofMinutes(5)))
                    : new DnsAnswer.NoSuchName(Optional.of(Duration.ofMinutes(5)));
        }
        List<DnsRecord> found = records.get(type);
        if (found == null && records.containsKey(RecordType.CNAME)) {
            String target = ((DnsRecord.Name) records.get(RecordType.CNAME).get(0)).target();
            DnsAnswer there = answer(key(target), type);
            if (!(there instanceof DnsAnswer.Records at)) {
                return there;
            }
            List<String> aliases = new ArrayList<>(List.of(target));
            aliases.addAll(at.aliases());
            return new DnsAnswer.Records(at.records(), aliases, at.ttl());
        }
        return found == null || found.isEmpty()
                ? new DnsAnswer.NoData(Optional.of(Duration.ofMinutes(5)))
                : new DnsAnswer.Records(found, List.of(), Duration.ofMinutes(5));
    }

    private static String key(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return plain.toLowerCase(Locale.ROOT);
    }
}
