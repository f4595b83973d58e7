package io.github.mailworthy.mail.sender;

import com.google.common.base.Ascii;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.spf.MacroString;
import io.github.mailworthy.sender.spf.SpfDirective;
import io.github.mailworthy.sender.spf.SpfNode;
import io.github.mailworthy.sender.spf.SpfRecord;
import io.github.mailworthy.sender.spf.SpfReport;
import io.github.mailworthy.sender.spf.SpfResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One check, from the first record to the result: {@code check_host()} of RFC 7208 §4. Used once. */
final class SpfWalk {
    private static final int MOST_EXCHANGES = 10;

    private final Asker asker;
    private final SpfIdentity who;
    private final SpfMacros macros;
    private int lookups;
    private int voids;

    SpfWalk(Asker asker, SpfIdentity who, InstantSource clock, String receiver) {
        this.asker = asker;
        this.who = who;
        this.macros = new SpfMacros(asker, who, clock, receiver);
    }

    /** What a domain's record came to, and which record's {@code exp} speaks if it is a fail. */
    private record Checked(SpfNode node, Optional<MacroString> exp, String expDomain) {
        static Checked without(String domain, Optional<String> record, SpfResult result, String problem) {
            return new Checked(
                    new SpfNode(domain, record, List.of(), result, Optional.of(problem)), Optional.empty(), domain);
        }
    }

    /** What a term came to: it matches, it does not, or it ends the check. */
    private record Met(boolean matches, Optional<SpfResult> error, String note) {
        static Met yes(String note) {
            return new Met(true, Optional.empty(), note);
        }

        static Met no(String note) {
            return new Met(false, Optional.empty(), note);
        }

        static Met error(SpfResult result, String note) {
            return new Met(false, Optional.of(result), note);
        }
    }

    SpfReport report() {
        Checked checked = checkHost(who.domain());
        SpfNode node = checked.node();
        Optional<String> explanation = node.result() == SpfResult.FAIL ? explanation(checked) : Optional.empty();
        return new SpfReport(
                node.result(), explanation, who.domain(), lookups, voids, asker.queries(), Optional.of(node));
    }

    /** RFC 7208 §4.3 to §4.5. */
    private Checked checkHost(String domain) {
        if (!DnsNames.canBeAsked(domain) || domain.indexOf('.') < 0 || domain.charAt(0) == '[') {
            return Checked.without(domain, Optional.empty(), SpfResult.NONE, "not a domain name");
        }
        DnsAnswer answer = asker.ask(domain, RecordType.TXT);
        if (answer instanceof DnsAnswer.Failed failed && failed.cause() == DnsAnswer.Failed.Cause.BAD_NAME) {
            return Checked.without(domain, Optional.empty(), SpfResult.NONE, "not a domain name");
        }
        if (answer.isFailure()) {
            return Checked.without(domain, Optional.empty(), SpfResult.TEMPERROR, reason(domain, answer));
        }
        String found = null;
        for (DnsRecord each : answer.records()) {
            if (each instanceof DnsRecord.Txt txt && SpfRecord.isSpf(txt.joined())) {
                if (found != null) {
                    return Checked.without(
                            domain, Optional.empty(), SpfResult.PERMERROR, domain + " has more than one SPF record");
                }
                found = txt.joined();
            }
        }
        if (found == null) {
            return Checked.without(domain, Optional.empty(), SpfResult.NONE, domain + " has no SPF record");
        }
        SpfRecord.Reading reading = SpfRecord.parse(found);
        if (reading.record().isEmpty()) {
            return Checked.without(
                    domain,
                    Optional.of(found),
                    SpfResult.PERMERROR,
                    reading.problem().orElse("syntax"));
        }
        return evaluate(domain, reading.record().get());
    }

    /** RFC 7208 §4.6 and §4.7. */
    private Checked evaluate(String domain, SpfRecord record) {
        List<SpfNode.Step> steps = new ArrayList<>();
        for (SpfDirective directive : record.directives()) {
            Step step = new Step(directive, domain);
            Met met = step.meet();
            steps.add(step.told(met));
            if (met.error().isPresent()) {
                return done(domain, record, steps, met.error().get(), Optional.of(met.note()));
            }
            if (met.matches()) {
                return done(domain, record, steps, directive.result(), Optional.empty());
            }
        }
        if (record.redirect().isPresent() && !record.hasAll()) {
            return redirect(domain, record, record.redirect().get(), steps);
        }
        return done(domain, record, steps, SpfResult.NEUTRAL, Optional.empty());
    }

    private static Checked done(
            String domain, SpfRecord record, List<SpfNode.Step> steps, SpfResult result, Optional<String> problem) {
        return new Checked(
                new SpfNode(domain, Optional.of(record.text()), steps, result, problem), record.exp(), domain);
    }

    /** RFC 7208 §6.1: from here on the other domain speaks, its explanation too. */
    private Checked redirect(String domain, SpfRecord record, MacroString spec, List<SpfNode.Step> steps) {
        String term = "redirect=" + spec.source();
        if (++lookups > SpfReport.MOST_LOOKUPS) {
            steps.add(
                    new SpfNode.Step(term, Optional.empty(), true, false, false, "too many lookups", Optional.empty()));
            return done(domain, record, steps, SpfResult.PERMERROR, Optional.of(tooMany()));
        }
        Optional<String> target = macros.name(spec, domain);
        if (target.isEmpty()) {
            steps.add(new SpfNode.Step(term, target, true, false, false, "no name", Optional.empty()));
            return done(domain, record, steps, SpfResult.PERMERROR, Optional.of(term + " leads to no name"));
        }
        Checked next = checkHost(target.get());
        SpfNode child = next.node();
        boolean empty = isVoid(target.get());
        if (empty) {
            voids++;
        }
        SpfResult result = child.result() == SpfResult.NONE ? SpfResult.PERMERROR : child.result();
        steps.add(
                new SpfNode.Step(term, target, true, empty, true, child.result().word(), Optional.of(child)));
        return new Checked(
                new SpfNode(domain, Optional.of(record.text()), steps, result, child.problem()),
                next.exp(),
                next.expDomain());
    }

    /** RFC 7208 §6.2: any trouble, and there is no explanation. */
    private Optional<String> explanation(Checked checked) {
        return checked.exp()
                .flatMap(spec -> macros.name(spec, checked.expDomain()))
                .flatMap(name -> {
                    List<DnsRecord> records = asker.ask(name, RecordType.TXT).records();
                    return records.size() == 1 && records.get(0) instanceof DnsRecord.Txt txt
                            ? SpfRecord.explanation(txt.joined())
                                    .flatMap(words -> macros.words(words, checked.expDomain()))
                            : Optional.empty();
                });
    }

    private boolean isVoid(String name) {
        return isVoid(asker.ask(name, RecordType.TXT));
    }

    private static boolean isVoid(DnsAnswer answer) {
        return !answer.isFailure() && answer.records().isEmpty();
    }

    private static String tooMany() {
        return "more than " + SpfReport.MOST_LOOKUPS + " lookups are needed";
    }

    private static String reason(String name, DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failed failed
                ? name + ": "
                        + (failed.cause() == DnsAnswer.Failed.Cause.TIMEOUT ? "no answer in time" : "the DNS failed")
                        + (failed.detail().isEmpty() ? "" : " (" + failed.detail() + ")")
                : name;
    }

    /** One directive being met. */
    private final class Step {
        private final SpfDirective directive;
        private final String domain;
        private Optional<String> target = Optional.empty();
        private Optional<SpfNode> child = Optional.empty();
        private boolean empty;

        Step(SpfDirective directive, String domain) {
            this.directive = directive;
            this.domain = domain;
        }

        SpfNode.Step told(Met met) {
            return new SpfNode.Step(
                    directive.text(), target, directive.mechanism().looksUp(), empty, met.matches(), met.note(), child);
        }

        Met meet() {
            if (!directive.mechanism().looksUp()) {
                boolean matches = directive.mechanism() == SpfDirective.Mechanism.ALL
                        || directive.covers(directive.network().orElseThrow(), who.ip());
                return matches ? Met.yes("") : Met.no("");
            }
            if (++lookups > SpfReport.MOST_LOOKUPS) {
                return Met.error(SpfResult.PERMERROR, tooMany());
            }
            target = directive.domain().isPresent()
                    ? macros.name(directive.domain().get(), domain)
                    : Optional.of(domain);
            if (target.isEmpty()) {
                return directive.mechanism() == SpfDirective.Mechanism.INCLUDE
                        ? Met.error(SpfResult.PERMERROR, directive.text() + " leads to no name")
                        : Met.no("no name that could be asked for");
            }
            return switch (directive.mechanism()) {
                case INCLUDE -> include(target.get());
                case A -> a(target.get());
                case MX -> mx(target.get());
                case PTR -> ptr(target.get());
                default -> exists(target.get());
            };
        }

        /** RFC 7208 §5.2. */
        private Met include(String name) {
            Checked included = checkHost(name);
            child = Optional.of(included.node());
            SpfResult result = included.node().result();
            empty = result == SpfResult.NONE && DnsNames.canBeAsked(name) && isVoid(name);
            if (empty) {
                voids++;
            }
            String problem = included.node().problem().orElse(result.word());
            return switch (result) {
                case PASS -> Met.yes("pass");
                case FAIL, SOFTFAIL, NEUTRAL -> Met.no(result.word());
                case TEMPERROR -> Met.error(SpfResult.TEMPERROR, problem);
                case PERMERROR, NONE -> Met.error(SpfResult.PERMERROR, problem);
            };
        }

        /** RFC 7208 §5.3. */
        private Met a(String name) {
            DnsAnswer answer = macros.addresses(name);
            return unless(name, answer, () -> covers(answer) ? Met.yes("") : Met.no(""));
        }

        /** RFC 7208 §5.4; the exchanges' own queries are none of the ten, and none of the void ones. */
        private Met mx(String name) {
            DnsAnswer answer = asker.ask(name, RecordType.MX);
            return unless(name, answer, () -> exchanges(name, answer));
        }

        private Met exchanges(String name, DnsAnswer answer) {
            if (answer.records().size() > MOST_EXCHANGES) {
                return Met.error(SpfResult.PERMERROR, name + " has more than " + MOST_EXCHANGES + " mail exchangers");
            }
            List<DnsRecord.Mx> exchanges = answer.records().stream()
                    .filter(DnsRecord.Mx.class::isInstance)
                    .map(DnsRecord.Mx.class::cast)
                    .sorted(Comparator.comparingInt(DnsRecord.Mx::preference))
                    .toList();
            for (DnsRecord.Mx exchange : exchanges) {
                DnsAnswer addresses = macros.addresses(DnsNames.octets(exchange.exchange()));
                if (isTemporary(addresses)) {
                    return Met.error(SpfResult.TEMPERROR, reason(exchange.exchange(), addresses));
                }
                if (covers(addresses)) {
                    return Met.yes(exchange.exchange());
                }
            }
            return Met.no("");
        }

        /** RFC 7208 §5.5: trouble with the DNS means no match here, and nothing worse. */
        private Met ptr(String name) {
            DnsAnswer pointers = asker.ask(DnsNames.reverse(who.ip()), RecordType.PTR);
            if (isVoid(pointers) && !mayBeVoid()) {
                return Met.error(SpfResult.PERMERROR, tooVoid());
            }
            for (String each : macros.validatedNames(pointers)) {
                if (Ascii.equalsIgnoreCase(each, name) || SpfMacros.isBelow(each, name)) {
                    return Met.yes(each);
                }
            }
            return Met.no("");
        }

        /** RFC 7208 §5.7: A records, also for an IPv6 client. */
        private Met exists(String name) {
            DnsAnswer answer = asker.ask(name, RecordType.A);
            return unless(name, answer, () -> answer.records().isEmpty() ? Met.no("") : Met.yes(""));
        }

        private Met unless(String name, DnsAnswer answer, Supplier<Met> otherwise) {
            if (isTemporary(answer)) {
                return Met.error(SpfResult.TEMPERROR, reason(name, answer));
            }
            if (isVoid(answer) && !mayBeVoid()) {
                return Met.error(SpfResult.PERMERROR, tooVoid());
            }
            return otherwise.get();
        }

        private boolean mayBeVoid() {
            empty = true;
            return ++voids <= SpfReport.MOST_VOIDS;
        }

        private static String tooVoid() {
            return "more than " + SpfReport.MOST_VOIDS + " lookups come back empty";
        }

        private static boolean isTemporary(DnsAnswer answer) {
            return answer instanceof DnsAnswer.Failed failed && failed.cause() != DnsAnswer.Failed.Cause.BAD_NAME;
        }

        private boolean covers(DnsAnswer addresses) {
            return addresses.records().stream().anyMatch(record -> covers(record, who.ip()));
        }

        private boolean covers(DnsRecord record, IpAddress client) {
            return record instanceof DnsRecord.Address address && directive.covers(address.ip(), client);
        }
    }
}
