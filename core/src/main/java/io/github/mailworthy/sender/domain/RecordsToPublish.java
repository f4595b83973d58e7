package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
import io.github.mailworthy.sender.spf.SpfRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything to publish for a domain, given what it publishes already.
 *
 * @param records in the order of their weight
 */
public record RecordsToPublish(List<RecordToPublish> records) {
    /** Copies the list. */
    public RecordsToPublish {
        records = ImmutableList.copyOf(records);
    }

    /**
     * The records.
     *
     * @param setup what the platform needs
     * @param spf the domain's present SPF records: they are extended and never doubled (RFC 7208 §3.2)
     * @param hasDmarc whether a DMARC record holds for the domain already
     */
    public static RecordsToPublish of(DomainSetup setup, List<String> spf, boolean hasDmarc) {
        List<RecordToPublish> records = new ArrayList<>();
        setup.dkim().forEach(selector -> dkim(setup.domain(), selector).ifPresent(records::add));
        setup.returnPath().ifPresent(path -> records.addAll(returnPath(setup, path)));
        if (setup.returnPath().isEmpty()) {
            setup.spfInclude()
                    .ifPresent(include -> records.add(new RecordToPublish(
                            setup.domain(),
                            RecordType.TXT,
                            SpfSuggestion.including(spf, include),
                            false,
                            why(spf, SpfSuggestion.including(spf, include)))));
        }
        if (!hasDmarc) {
            records.add(new RecordToPublish(
                    "_dmarc." + setup.domain(),
                    RecordType.TXT,
                    "v=DMARC1; p=none",
                    false,
                    "DMARC: large receivers ask for it; p=none changes nothing else."));
        }
        return new RecordsToPublish(records);
    }

    private static String why(List<String> present, String suggested) {
        if (present.isEmpty()) {
            return "SPF: says that the platform may send for the domain.";
        }
        if (present.equals(List.of(suggested))) {
            return "SPF: your present record, which lets the platform send already.";
        }
        return "SPF: replace your present "
                + (present.size() == 1 ? "record" : present.size() + " records")
                + " with this one; there must be one only.";
    }

    private static Optional<RecordToPublish> dkim(String domain, DomainSetup.Selector selector) {
        String why = "DKIM: lets receivers check that the mail is yours.";
        return selector.cname()
                .map(target -> new RecordToPublish(selector.at(domain), RecordType.CNAME, target, true, why))
                .or(() -> selector.key()
                        .map(DkimPublicKey::record)
                        .map(text -> new RecordToPublish(selector.at(domain), RecordType.TXT, text, true, why)));
    }

    private static List<RecordToPublish> returnPath(DomainSetup setup, DomainSetup.ReturnPath path) {
        String name = path.at(setup.domain());
        String why = "Return path: where bounces go, and what SPF is checked on.";
        if (path.cname()) {
            return List.of(new RecordToPublish(name, RecordType.CNAME, path.target(), false, why));
        }
        List<RecordToPublish> records = new ArrayList<>();
        records.add(new RecordToPublish(name, RecordType.MX, "10 " + path.target(), false, why));
        setup.spfInclude()
                .ifPresent(include -> records.add(new RecordToPublish(
                        name,
                        RecordType.TXT,
                        "v=spf1 include:" + include + " -all",
                        false,
                        "SPF of the return path.")));
        return records;
    }

    /** The same with how many lookups the SPF record needs (RFC 7208 §4.6.4). */
    RecordsToPublish withSpfLookups(String domain, String sentence) {
        return new RecordsToPublish(records.stream()
                .map(record -> record.name().equals(domain) && SpfRecord.isSpf(record.value())
                        ? new RecordToPublish(
                                record.name(),
                                record.type(),
                                record.value(),
                                record.required(),
                                record.why() + " " + sentence)
                        : record)
                .toList());
    }

    /** The SPF record to publish at a domain, if any. */
    public Optional<String> spf(String domain) {
        return records.stream()
                .filter(record -> record.name().equals(domain) && record.type() == RecordType.TXT)
                .map(RecordToPublish::value)
                .filter(SpfRecord::isSpf)
                .findFirst();
    }

    /** As lines of a master file. */
    public String zoneFile() {
        return records.stream().map(RecordToPublish::zoneLine).collect(Collectors.joining("\n", "", "\n"));
    }

    /** For a person at a web form. */
    public String text() {
        return records.stream().map(RecordToPublish::text).collect(Collectors.joining("\n\n", "", "\n"));
    }
}
