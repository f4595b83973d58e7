package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.mail.sender.SpfCheck;
import io.github.mailworthy.sender.spf.IpText;
import io.github.mailworthy.sender.spf.SpfReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.executor.SPFResult;
import org.apache.james.jspf.impl.SPF;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One SPF check over seven records in memory, as a business with a few providers has them: ours and Apache jSPF's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SpfBenchmark {
    private static final String IP = "203.0.113.77";

    private final Map<String, String> zone = new HashMap<>();
    private final IpAddress client = IpText.parse(IP).orElseThrow();
    private final SpfCheck ours;
    private final SPF theirs;

    /** Makes the zone. */
    public SpfBenchmark() {
        zone.put(
                "example.com",
                "v=spf1 include:_spf.one.test include:two.test ip4:192.0.2.0/28 redirect=_spf.example.com");
        zone.put("_spf.one.test", "v=spf1 include:_a.one.test include:_b.one.test ~all");
        zone.put("_a.one.test", "v=spf1 ip4:198.51.100.0/25 ip4:192.0.2.64/26 ip6:2001:db8:1::/48 ~all");
        zone.put("_b.one.test", "v=spf1 ip4:198.51.100.128/26 ip4:192.0.2.128/27 ip6:2001:db8:2::/48 ~all");
        zone.put("two.test", "v=spf1 include:_c.two.test ip4:192.0.2.200 -all");
        zone.put("_c.two.test", "v=spf1 ip4:198.51.100.192/27 ip4:198.51.100.224/28 -all");
        zone.put("_spf.example.com", "v=spf1 ip4:203.0.113.0/24 -all");
        Map<String, CompletionStage<DnsAnswer>> answers = new HashMap<>();
        zone.forEach((name, text) -> answers.put(
                name,
                CompletableFuture.completedStage(new DnsAnswer.Records(
                        List.of(new DnsRecord.Txt(List.of(text))), List.of(), Duration.ofHours(1)))));
        CompletionStage<DnsAnswer> none = CompletableFuture.completedStage(new DnsAnswer.NoSuchName(Optional.empty()));
        ours = new SpfCheck(
                (name, type) -> answers.getOrDefault(name.toLowerCase(Locale.ROOT), none), InstantSource.system());
        theirs = new SPF(new Memory(zone));
        String one = check().result().word();
        String other = jspf().getResult();
        if (!one.equals("pass") || !other.equals("pass")) {
            throw new IllegalStateException("not the same answer: " + one + ", " + other);
        }
    }

    /** Ours, with its tree of what was looked up. */
    @Benchmark
    public SpfReport check() {
        return ours.check(client, "mail.example.com", "news@example.com");
    }

    /** Apache jSPF 1.0.5. */
    @Benchmark
    public SPFResult jspf() {
        return theirs.checkSPF(IP, "news@example.com", "mail.example.com");
    }

    private record Memory(Map<String, String> zone) implements DNSService {
        @Override
        public List<String> getRecords(DNSRequest request) {
            String text = request.getRecordType() == DNSRequest.TXT
                    ? zone.get(request.getHostname().toLowerCase(Locale.ROOT))
                    : null;
            return text == null ? List.of() : List.of(text);
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            return CompletableFuture.completedStage(getRecords(request));
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of("localhost");
        }

        @Override
        public void setTimeOut(int seconds) {}

        @Override
        public int getRecordLimit() {
            return 0;
        }

        @Override
        public void setRecordLimit(int most) {}
    }
}
