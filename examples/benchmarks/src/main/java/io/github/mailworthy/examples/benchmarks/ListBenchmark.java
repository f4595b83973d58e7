package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.address.KnownDomains;
import io.github.mailworthy.mail.verification.BundledLists;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One look-up on the list of free-mail domains, patterns and all, beside a hash set of as many names. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ListBenchmark {
    private static final int COUNT = 240;
    private final KnownDomains known = BundledLists.load();
    private final Set<String> floor = new HashSet<>(
            IntStream.range(0, 2700).mapToObj(i -> "provider" + i + ".com").toList());
    private final String[] domains = new String[COUNT];

    /** Makes the domains: a third of them listed. */
    public ListBenchmark() {
        List<String> some = List.of(
                "gmail.com",
                "acme" + ".io",
                "mail.example.co.uk",
                "yahoo.co.uk",
                "t-online.de",
                "a-long-company-name.org");
        for (int i = 0; i < COUNT; i++) {
            domains[i] = i % 2 == 0 ? some.get(i % 6) : "company" + i + ".com";
        }
    }

    /** A hash set's answer. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void floor(Blackhole hole) {
        for (String domain : domains) {
            hole.consume(floor.contains(domain));
        }
    }

    /** Ours on free-mail domains. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void freeMail(Blackhole hole) {
        for (String domain : domains) {
            hole.consume(known.freeMail().contains(domain));
        }
    }

    /** Ours on disposable domains. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void disposable(Blackhole hole) {
        for (String domain : domains) {
            hole.consume(known.disposable().contains(domain));
        }
    }
}
