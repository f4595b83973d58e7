package io.github.mailworthy.mail.dns;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.DnsRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What one message says to a question: an answer, or the name to ask for next.
 *
 * <p>Only records of the asked name, and of the names its aliases lead to, are looked at: whatever else a server puts into its
 * answer is not taken.
 *
 * @param answer what it says; empty if the aliases lead out of what this server knows
 * @param aliases the names passed so far
 * @param ttl the least of the records passed, in seconds
 */
record Reading(Optional<DnsAnswer> answer, List<Name> aliases, long ttl) {
    private static final int MOST_ALIASES = 16;

    static Reading of(Message message, Name asked, int type, List<Name> passed, long ttlSoFar) {
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return told(
                    new Failed(Cause.SERVER_FAILURE, "the server answered " + Rcode.string(rcode)), passed, ttlSoFar);
        }
        List<Record> section = message.getSection(Section.ANSWER);
        List<Name> aliases = new ArrayList<>(passed);
        Name name = asked;
        long ttl = ttlSoFar;
        while (true) {
            List<DnsRecord> found = new ArrayList<>();
            Optional<CNAMERecord> alias = Optional.empty();
            for (Record record : section) {
                if (record.getName().equals(name)) {
                    if (record.getType() == type) {
                        ttl = Math.min(ttl, record.getTTL());
                        DnsRecords.read(record).ifPresent(found::add);
                    } else if (record.getType() == Type.CNAME) {
                        alias = Optional.of((CNAMERecord) record);
                    }
                }
            }
            if (!found.isEmpty()) {
                List<String> names = aliases.stream().map(DnsNames::text).toList();
                return told(new DnsAnswer.Records(found, names, Duration.ofSeconds(ttl)), aliases, ttl);
            }
            if (alias.isEmpty()) {
                Optional<Reading> delegation = delegation(message, name, type, aliases);
                return delegation.isPresent()
                        ? delegation.get()
                        : without(message, rcode, aliases, aliases.size() > passed.size(), ttl);
            }
            ttl = Math.min(ttl, alias.get().getTTL());
            name = alias.get().getTarget();
            if (aliases.contains(name) || aliases.size() == MOST_ALIASES) {
                return told(new Failed(Cause.SERVER_FAILURE, "the aliases go round in a circle"), aliases, ttl);
            }
            aliases.add(name);
        }
    }

    /** Who was asked for name servers and knows only whom he sent the name to, has said which they are. */
    private static Optional<Reading> delegation(Message message, Name name, int type, List<Name> aliases) {
        if (type != Type.NS) {
            return Optional.empty();
        }
        List<Record> servers = message.getSection(Section.AUTHORITY).stream()
                .filter(record ->
                        record.getType() == Type.NS && record.getName().equals(name))
                .toList();
        List<DnsRecord> found = servers.stream()
                .flatMap(record -> DnsRecords.read(record).stream())
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(told(
                        new DnsAnswer.Records(
                                found,
                                List.of(),
                                Duration.ofSeconds(servers.get(0).getTTL())),
                        aliases,
                        servers.get(0).getTTL()));
    }

    /** No record of the type at the end of the aliases: there is none, there is no such name, or another server knows. */
    private static Reading without(Message message, int rcode, List<Name> aliases, boolean moved, long ttl) {
        Optional<Duration> keep = message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .map(soa -> Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum())))
                .findFirst();
        if (rcode == Rcode.NXDOMAIN) {
            return told(new DnsAnswer.NoSuchName(keep), aliases, ttl);
        }
        if (keep.isEmpty() && moved) {
            return new Reading(Optional.empty(), aliases, ttl);
        }
        boolean referral = keep.isEmpty()
                && !message.getHeader().getFlag(Flags.AA)
                && !message.getHeader().getFlag(Flags.RA)
                && !message.getSection(Section.AUTHORITY).isEmpty();
        return told(
                referral
                        ? new Failed(Cause.SERVER_FAILURE, "the server only points to other servers")
                        : new DnsAnswer.NoData(keep),
                aliases,
                ttl);
    }

    private static Reading told(DnsAnswer answer, List<Name> aliases, long ttl) {
        return new Reading(Optional.of(answer), aliases, ttl);
    }
}
