package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.dns.DnsJavaLookup;
import io.github.mailworthy.mail.dns.ZoneFileLookup;
import io.github.mailworthy.mail.testing.DnsServer;
import io.github.mailworthy.mail.verification.Bulk;
import io.github.mailworthy.mail.verification.StandardVerifier;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/**
 * Domain checks a second, 64 in flight, against one loopback server: a bare {@code LookupSession}, our lookup, our verifier; then a
 * list of a million addresses on 50 000 domains, with the heap it took. Server: the first argument's host and port, or one in this
 * process.
 */
public final class DomainRate {
    private static final int IN_FLIGHT = 64;
    private static final int DOMAINS = 10_000;

    private DomainRate() {}

    /** Runs all, each rate three times, the best told. */
    public static void main(String[] args) throws Exception {
        InetSocketAddress server = args.length > 0
                ? new InetSocketAddress(args[0], Integer.parseInt(args[1]))
                : DnsServer.start(ZoneFileLookup.of("*.test. MX 10 mx.test.\nmx.test. A 8.8.8.8\n"))
                        .address();
        double bare = 0;
        double ours = 0;
        double verifier = 0;
        for (int round = 0; round < 3; round++) {
            int offset = round * DOMAINS;
            SimpleResolver resolver = new SimpleResolver(server);
            resolver.setTimeout(Duration.ofSeconds(3));
            LookupSession session = LookupSession.builder().resolver(resolver).build();
            bare = Math.max(
                    bare,
                    rate(
                            "LookupSession",
                            offset,
                            name -> session.lookupAsync(absolute(name), Type.MX)
                                    .thenApply(result -> !result.getRecords().isEmpty())));
            DnsJavaLookup lookup =
                    DnsJavaLookup.builder().server(server).inFlight(IN_FLIGHT).build();
            ours = Math.max(
                    ours,
                    rate(
                            "DnsJavaLookup",
                            offset,
                            name -> lookup.lookup(name, RecordType.MX).thenApply(DnsAnswer.Records.class::isInstance)));
            StandardVerifier standard = StandardVerifier.builder(DnsJavaLookup.builder()
                            .server(server)
                            .inFlight(IN_FLIGHT)
                            .build())
                    .build();
            long begun = System.nanoTime();
            long told = standard.verify(
                            IntStream.range(offset, offset + DOMAINS).mapToObj(i -> "joe@d" + i + ".test"),
                            Bulk.STANDARD)
                    .filter(checked -> checked.verdict().evidence().name().equals("DOMAIN"))
                    .count();
            verifier = Math.max(verifier, told("StandardVerifier", told, begun));
        }
        System.out.printf(
                Locale.ROOT,
                "ratio to LookupSession: DnsJavaLookup %.2f, StandardVerifier %.2f%n",
                ours / bare,
                verifier / bare);
        million(server);
    }

    private static void million(InetSocketAddress server) {
        StandardVerifier standard = StandardVerifier.builder(DnsJavaLookup.builder()
                        .server(server)
                        .inFlight(IN_FLIGHT)
                        .build())
                .build();
        long begun = System.nanoTime();
        Stream<String> texts =
                IntStream.range(0, 1_000_000).mapToObj(i -> "user" + i + "@m" + (i * 7919L % 50_000) + ".test");
        long told = standard.verify(texts, Bulk.STANDARD)
                .filter(checked -> checked.verdict().evidence().name().equals("DOMAIN"))
                .count();
        told("a million on 50 000 domains", told, begun);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "heap: most %d MB, after it %d MB%n",
                runtime.maxMemory() >> 20,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static double rate(String what, int offset, Function<String, CompletionStage<Boolean>> ask)
            throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        AtomicInteger told = new AtomicInteger();
        long begun = System.nanoTime();
        for (int i = offset; i < offset + DOMAINS; i++) {
            free.acquire();
            ask.apply("d" + i + ".test").whenComplete((found, trouble) -> {
                if (Boolean.TRUE.equals(found)) {
                    told.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(IN_FLIGHT);
        return told(what, told.get(), begun);
    }

    private static double told(String what, long told, long begun) {
        double rate = told * 1e9 / (System.nanoTime() - begun);
        System.out.printf(Locale.ROOT, "%-28s %,9d told, %,9.0f a second%n", what, told, rate);
        return rate;
    }

    private static Name absolute(String name) {
        return Name.fromConstantString(name + ".");
    }
}
