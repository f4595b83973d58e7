package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.address.AddressSyntax;
import io.github.mailworthy.address.EmailAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Time and octets for one address: the bare scanner that nothing can beat, our check, and a whole address. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SyntaxBenchmark {
    private static final int COUNT = 192;
    private final String[] ascii = new String[COUNT];
    private final String[] international = new String[COUNT];

    /** Makes the addresses. */
    public SyntaxBenchmark() {
        String[] names = {
            "joe", "anna.smith", "j.r.hartley+news", "info", "marketing-team", "x.y_z", "maria.garcia1984", "k"
        };
        String[] domains = {
            "example.com",
            "mail.example.co.uk",
            "gmail.com",
            "a-long-company-name.example.org",
            "acme.io",
            "t-online.de"
        };
        String[] idn = {"bücher.de", "例え.jp", "пример.рф", "straße.de", "mañana.com", "δοκιμή.gr"};
        for (int i = 0; i < COUNT; i++) {
            ascii[i] = names[i % names.length] + i + "@" + domains[i % domains.length];
            international[i] = names[i % names.length] + i + "@" + idn[i % idn.length];
        }
    }

    /** One pass, one look-up a character, and a dot in the domain: no limits, no labels, no reasons. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void floor(Blackhole hole) {
        for (String text : ascii) {
            hole.consume(BareScanner.accepts(text));
        }
    }

    /** Fit for sending or not. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void isSendable(Blackhole hole) {
        for (String text : ascii) {
            hole.consume(AddressSyntax.isSendable(text));
        }
    }

    /** The same for international domains. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void isSendableInternational(Blackhole hole) {
        for (String text : international) {
            hole.consume(AddressSyntax.isSendable(text));
        }
    }

    /** The address as a value. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parse(Blackhole hole) {
        for (String text : ascii) {
            hole.consume(EmailAddress.of(text));
        }
    }

    /** The same for international domains. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseInternational(Blackhole hole) {
        for (String text : international) {
            hole.consume(EmailAddress.of(text));
        }
    }
}
