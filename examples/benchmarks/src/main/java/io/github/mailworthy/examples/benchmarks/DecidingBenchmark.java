package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.contact.Complaint;
import io.github.mailworthy.contact.Consent;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Failure;
import io.github.mailworthy.contact.Happening;
import io.github.mailworthy.contact.Standing;
import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.gate.SendRules;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to decide on one contact whose facts are read already: the promise is less than a microsecond. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecidingBenchmark {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final SendQuestion QUESTION = SendQuestion.commercial("news");
    private static final SendPolicy POLICY = SendPolicy.standard();

    private final Instant now = START.plusSeconds(30 * 24 * 3600L);
    private final Facts open = opened();
    private final Facts restricted = restricted();
    private final Happening failure = failed(BounceCategory.MAILBOX_FULL, 99);

    private static Facts opened() {
        return new Happening.Delivered(START)
                .on(new Happening.ConsentTightened(Consent.NONE, START, "form").on(Facts.NONE));
    }

    private static Facts restricted() {
        Facts facts = opened();
        for (int i = 0; i < 20; i++) {
            facts = failed(BounceCategory.MAILBOX_FULL, 1 + i).on(facts);
        }
        facts = failed(BounceCategory.NO_SUCH_MAILBOX, 90).on(facts);
        return new Happening.Complained(new Complaint(START, "abuse", "mx.example"), Optional.empty()).on(facts);
    }

    private static Happening failed(BounceCategory category, int hour) {
        Failure failure =
                new Failure(START.plusSeconds(hour * 3600L), category, Optional.empty(), Optional.of("452 full"));
        return new Happening.Failed(failure, category.weight(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** May this contact be mailed? Nothing is known but a delivery. */
    @Benchmark
    public SendAnswer gateOfAnOpenContact() {
        return SendRules.decide(QUESTION, open, Facts.NONE, POLICY, now);
    }

    /** The same of one with a complaint, a hard bounce and twenty hours of soft failures. */
    @Benchmark
    public SendAnswer gateOfARestrictedContact() {
        return SendRules.decide(QUESTION, restricted, Facts.NONE, POLICY, now);
    }

    /** The status of it. */
    @Benchmark
    public Standing standing() {
        return Standing.of(restricted);
    }

    /** One more failure, and the status after it. */
    @Benchmark
    public Standing failureAndStanding() {
        return Standing.of(failure.on(restricted));
    }
}
