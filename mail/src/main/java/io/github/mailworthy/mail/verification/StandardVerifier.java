package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.DomainObservation;
import io.github.mailworthy.address.DomainObservation.Route;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.address.Observations;
import io.github.mailworthy.address.Parsed;
import io.github.mailworthy.address.PublicSuffixes;
import io.github.mailworthy.address.Suggestions;
import io.github.mailworthy.address.TextRules;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.address.VerdictRules;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.spi.Verifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Looks at the text, the lists and the DNS, and asks the mail server if a probe was handed in.
 *
 * <p>What the DNS said of a domain is kept for a while, so that many addresses of one domain cost one question; the verdict tells the
 * age. Safe for many threads.
 */
public final class StandardVerifier implements Verifier {
    private final DomainChecks domains;
    private final KnownDomains known;
    private final Suggestions suggestions;
    private final Optional<MailboxProbe> probe;
    private final InstantSource clock;

    private StandardVerifier(Builder builder) {
        this.domains = new DomainChecks(builder.dns, builder.clock, builder.domainsKept, builder.keep);
        this.known = builder.known.orElseGet(BundledLists::load);
        this.suggestions = new Suggestions(known, builder.suffixes);
        this.probe = builder.probe;
        this.clock = builder.clock;
    }

    /** Begins to build one on this DNS. */
    public static Builder builder(DnsLookup dns) {
        return new Builder(dns);
    }

    @Override
    public Verdict verify(EmailAddress address) {
        return check(address, Runnable::run).join();
    }

    /** The verdict on any text: what is no address is undeliverable by syntax. */
    public Verdict verify(String text) {
        return check(text, Runnable::run).join();
    }

    /**
     * Verifies the texts of a stream, many at once, and answers as verdicts come in; see {@link Bulk} for what it can be told.
     *
     * <p>The answer is lazy: texts are read as room becomes free, and a result waits until it is asked for. Close it if it is not read
     * to its end.
     */
    public Stream<Checked> verify(Stream<String> texts, Bulk bulk) {
        return new BulkRun(this, texts, bulk).stream();
    }

    CompletableFuture<Verdict> check(String text, Executor probes) {
        Parsed parsed = EmailAddress.parse(text);
        return parsed instanceof Parsed.Invalid invalid
                ? CompletableFuture.completedFuture(
                        VerdictRules.refuse(invalid, suggestions.forText(text), clock.instant()))
                : check(parsed.address().orElseThrow(), probes);
    }

    /** Whether the verdict needs a question to the DNS that is not being asked already. */
    boolean mustAsk(EmailAddress address) {
        return !isOutsideDns(address) && domains.known(address.domain()).isEmpty();
    }

    /** Completes normally, always. Mail servers are asked on the executor. */
    CompletableFuture<Verdict> check(EmailAddress address, Executor probes) {
        Observations seen = Observations.NONE.withText(TextRules.of(address, known));
        if (isOutsideDns(address)) {
            return CompletableFuture.completedFuture(VerdictRules.judge(seen, clock.instant()));
        }
        CompletableFuture<DomainObservation> domain = domains.check(address.domain());
        CompletableFuture<Observations> all = probe.isEmpty()
                ? domain.thenApply(where -> withDomain(address, seen, where))
                : domain.thenApplyAsync(where -> withMailbox(address, withDomain(address, seen, where), where), probes);
        return all.exceptionally(trouble -> seen.withText(with(seen.text(), AddressReason.CHECK_FAILED)))
                .thenApply(observations -> VerdictRules.judge(observations, clock.instant()));
    }

    /** An address literal has no name to ask for, and {@code onion} must not be asked for (RFC 7686 §2). */
    private static boolean isOutsideDns(EmailAddress address) {
        return address.domain().startsWith("[") || address.domain().endsWith(".onion");
    }

    private Observations withDomain(EmailAddress address, Observations seen, DomainObservation domain) {
        Observations all = seen.withDomain(domain);
        Optional<String> meant = takesMail(domain) ? Optional.empty() : suggestions.forAddress(address);
        return meant.isEmpty()
                ? all
                : all.withSuggestion(meant).withText(with(seen.text(), AddressReason.POSSIBLE_TYPO));
    }

    private Observations withMailbox(EmailAddress address, Observations seen, DomainObservation domain) {
        return probe.filter(any -> takesMail(domain))
                .map(any -> seen.withMailbox(any.ask(address, domain)))
                .orElse(seen);
    }

    private static boolean takesMail(DomainObservation domain) {
        return domain.route() == Route.EXCHANGERS || domain.route() == Route.IMPLICIT;
    }

    private static Set<AddressReason> with(Set<AddressReason> reasons, AddressReason one) {
        Set<AddressReason> all = EnumSet.of(one);
        all.addAll(reasons);
        return all;
    }

    /** Builds a {@link StandardVerifier}; every setting has a default. */
    public static final class Builder {
        private final DnsLookup dns;
        private Optional<KnownDomains> known = Optional.empty();
        private PublicSuffixes suffixes = PublicSuffixes.bundled();
        private Optional<MailboxProbe> probe = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private int domainsKept = 50_000;
        private Duration keep = Duration.ofMinutes(15);

        private Builder(DnsLookup dns) {
            this.dns = dns;
        }

        /** The lists to look domains up on. Default: {@link BundledLists}. */
        public Builder lists(KnownDomains lists) {
            this.known = Optional.of(lists);
            return this;
        }

        /** A fresher public suffix list. Default: the one in Guava. */
        public Builder publicSuffixes(PublicSuffixes list) {
            this.suffixes = list;
            return this;
        }

        /** Asks mail servers too. Default: no. */
        public Builder probe(MailboxProbe smtp) {
            this.probe = Optional.of(smtp);
            return this;
        }

        /** The clock. Default: the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Keeps what the DNS said of so many domains for so long (failures for at most 30 seconds). Default: 50 000, 15 minutes. */
        public Builder keepDomains(int most, Duration time) {
            this.domainsKept = most;
            this.keep = time;
            return this;
        }

        /** The verifier. */
        public StandardVerifier build() {
            return new StandardVerifier(this);
        }
    }
}
