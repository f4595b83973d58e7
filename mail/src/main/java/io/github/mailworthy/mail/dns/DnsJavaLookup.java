package io.github.mailworthy.mail.dns;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.dns.AnswerCache.Question;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.ResolverConfig;

/**
 * Asks DNS servers over the network, through dnsjava: UDP, and TCP for long answers.
 *
 * <p>Names are asked for as they are, never with a search path. An answer is kept for as long as its zone says (but at most for the
 * time set), "none" and "no such name" too; failures are not. The same question asked twice at once goes out once. At most so many
 * questions are under way; the others wait, and the time limit counts from the call on.
 *
 * <p>Stages are completed by the executor (the common pool unless set): do not wait for one stage in the callback of another.
 */
public final class DnsJavaLookup implements DnsLookup {
    private final Wire wire;
    private final InFlight inFlight;
    private final AnswerCache cache;
    private final Duration limit;
    private final InstantSource clock;
    private final Map<Question, CompletableFuture<DnsAnswer>> underWay = new ConcurrentHashMap<>();

    private DnsJavaLookup(Builder builder) {
        this.limit = builder.limit;
        this.clock = builder.clock;
        this.inFlight = new InFlight(builder.inFlight);
        this.cache = new AnswerCache(builder.cached, builder.keptAtMost);
        this.wire = new Wire(
                builder.servers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : builder.servers,
                limit,
                builder.executor);
    }

    /** One that asks the servers the operating system is set up with, all else by default. */
    public static DnsJavaLookup ofSystem() {
        return builder().build();
    }

    /** Begins to build one. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletionStage<DnsAnswer> lookup(String name, RecordType type) {
        return DnsNames.absolute(name)
                .map(absolute -> {
                    Question question = new Question(DnsNames.text(absolute), type);
                    Optional<DnsAnswer> kept = cache.find(question, clock.instant());
                    return kept.map(CompletableFuture::completedFuture).orElseGet(() -> ask(question));
                })
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new Failed(Cause.BAD_NAME, "a name that cannot be asked for: " + shown(name))))
                .minimalCompletionStage();
    }

    private CompletableFuture<DnsAnswer> ask(Question question) {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> other = underWay.putIfAbsent(question, answer);
        if (other != null) {
            return other;
        }
        inFlight.start(() -> {
            if (answer.isDone()) {
                inFlight.done();
            } else {
                wire.ask(question).whenComplete((told, trouble) -> {
                    inFlight.done();
                    answer.complete(told != null ? told : Wire.failed(trouble));
                });
            }
        });
        return answer.completeOnTimeout(
                        new Failed(Cause.TIMEOUT, "no answer within " + limit.toMillis() + " ms"),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS)
                .whenComplete((told, never) -> {
                    cache.keep(question, told, clock.instant());
                    underWay.remove(question, answer);
                });
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    /** Builds a {@link DnsJavaLookup}; every setting has a default. */
    public static final class Builder {
        private final List<InetSocketAddress> servers = new ArrayList<>();
        private Duration limit = Duration.ofSeconds(3);
        private int inFlight = 64;
        private int cached = 20_000;
        private Duration keptAtMost = Duration.ofHours(1);
        private InstantSource clock = InstantSource.system();
        private Executor executor = ForkJoinPool.commonPool();

        private Builder() {}

        /** Asks this server too; the first one first, the next when it does not answer. Default: those of the system. */
        public Builder server(InetSocketAddress server) {
            servers.add(server);
            return this;
        }

        /** Every question is answered within this time, tries and waiting included. Default: 3 seconds. */
        public Builder timeLimit(Duration time) {
            if (time.toMillis() < 1) {
                throw new IllegalArgumentException("the time limit must be positive, not " + time);
            }
            this.limit = time;
            return this;
        }

        /** At most so many questions are under way at once. Default: 64. */
        public Builder inFlight(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("at least one question must be under way, not " + most);
            }
            this.inFlight = most;
            return this;
        }

        /** Keeps so many answers, 0 for none, and none longer than this. Default: 20 000, an hour. */
        public Builder cache(int answers, Duration longest) {
            this.cached = answers;
            this.keptAtMost = longest;
            return this;
        }

        /** The clock that the age of kept answers goes by. Default: the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Completes the stages. Default: the common pool. */
        public Builder executor(Executor completes) {
            this.executor = completes;
            return this;
        }

        /** The lookup. */
        public DnsJavaLookup build() {
            return new DnsJavaLookup(this);
        }
    }
}
