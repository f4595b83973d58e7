package io.github.mailworthy.mail.dns;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Answers from the text of a zone (master file, RFC 1035 §5) as if there were no other names in the world.
 *
 * <p>Aliases and wildcards (RFC 4592) are followed. Names are relative to the root until {@code $ORIGIN}; a record without a TTL has
 * an hour. The text may hold several zones, with or without SOA. {@code $INCLUDE} is refused. Immutable.
 */
public final class ZoneFileLookup implements DnsLookup {
    private static final long TTL = 3600;
    private static final int MOST_ALIASES = 16;

    private final Map<Name, List<Record>> records = new HashMap<>();
    private final Set<Name> names = new HashSet<>();

    private ZoneFileLookup(InputStream text) throws IOException {
        try (Master master = new Master(text, Name.root, TTL)) {
            master.disableIncludes(true);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                Name name = record.getName();
                records.computeIfAbsent(name, n -> new ArrayList<>()).add(record);
                for (int cut = 0; cut < name.labels(); cut++) {
                    names.add(new Name(name, cut));
                }
            }
        }
    }

    /**
     * Reads a zone from text; a character that is not ASCII stands for its octets in UTF-8.
     *
     * @throws IllegalArgumentException if the text is no master file; the message says where
     */
    public static ZoneFileLookup of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a zone's file, octet by octet: those above 127 count as they are, like those written {@code \\DDD}. A quoted string of more
     * than 255 octets is read as several.
     *
     * @throws IllegalArgumentException if it is no master file; the message says where
     * @throws UncheckedIOException if it cannot be read
     */
    public static ZoneFileLookup read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZoneFileLookup of(byte[] octets) {
        try (InputStream ascii = new ByteArrayInputStream(MasterText.ascii(octets))) {
            return new ZoneFileLookup(ascii);
        } catch (IOException e) {
            throw new IllegalArgumentException("no zone: " + e.getMessage(), e);
        }
    }

    @Override
    public CompletionStage<DnsAnswer> lookup(String name, RecordType type) {
        return CompletableFuture.completedStage(DnsNames.absolute(name)
                .map(absolute -> find(absolute, type))
                .orElseGet(() -> new Failed(Cause.BAD_NAME, "a name that cannot be asked for")));
    }

    private DnsAnswer find(Name asked, RecordType type) {
        Name name = asked;
        List<String> aliases = new ArrayList<>();
        long ttl = Long.MAX_VALUE;
        while (aliases.size() <= MOST_ALIASES) {
            Optional<List<Record>> here = at(name);
            if (here.isEmpty()) {
                return new DnsAnswer.NoSuchName(Optional.empty());
            }
            List<DnsRecord> found = new ArrayList<>();
            Optional<Record> alias = Optional.empty();
            for (Record record : here.get()) {
                if (record.getType() == DnsRecords.code(type)) {
                    ttl = Math.min(ttl, record.getTTL());
                    DnsRecords.read(record).ifPresent(found::add);
                } else if (record.getType() == Type.CNAME) {
                    alias = Optional.of(record);
                }
            }
            if (!found.isEmpty()) {
                return new DnsAnswer.Records(found, aliases, Duration.ofSeconds(ttl));
            }
            if (alias.isEmpty()) {
                return new DnsAnswer.NoData(Optional.empty());
            }
            ttl = Math.min(ttl, alias.get().getTTL());
            name = ((CNAMERecord) alias.get()).getTarget();
            aliases.add(DnsNames.text(name));
        }
        return new Failed(Cause.SERVER_FAILURE, "the aliases go round in a circle");
    }

    /** The records at a name, from a wildcard if the name does not exist (RFC 4592 §3.3.1); empty if there is no such name. */
    private Optional<List<Record>> at(Name name) {
        if (names.contains(name)) {
            return Optional.of(records.getOrDefault(name, List.of()));
        }
        for (int cut = 1; cut < name.labels(); cut++) {
            Name encloser = new Name(name, cut);
            if (names.contains(encloser)) {
                return Optional.ofNullable(records.get(name.wild(cut)));
            }
        }
        return Optional.empty();
    }
}
