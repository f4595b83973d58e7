package io.github.mailworthy.sender.domain;

import com.google.common.collect.ImmutableList;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.dkim.DkimPublicKey;
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
     * @param spf the domain's present SPF record: it is extended and never doubled (RFC 7208 §3.2)
     * @param hasDmarc whether a DMARC record holds for the domain already
     */
    public static RecordsToPublish of(DomainSetup setup, Optional<String> spf, boolean hasDmarc) {
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
                            spf.isPresent()
                                    ? "SPF: replace your present record with this one; there must be one only."
                                    : "SPF: says that the platform may send for the domain.")));
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

    /** As lines of a master file. */
    public String zoneFile() {
        return records.stream().map(RecordToPublish::zoneLine).collect(Collectors.joining("\n", "", "\n"));
    }

    /** For a person at a web form. */
    public String text() {
        return records.stream().map(RecordToPublish::text).collect(Collectors.joining("\n\n", "", "\n"));
    }
}
