package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The questions of one check: each asked once, all within one time limit, none that cannot be asked. Not for several threads. */
final class Asker {
    private final DnsLookup dns;
    private final long deadline;
    private final int most;
    private int sent;
    private final Map<Question, CompletableFuture<DnsAnswer>> asked = new HashMap<>();

    Asker(DnsLookup dns, Duration limit) {
        this(dns, limit, Integer.MAX_VALUE);
    }

    /** One that asks so many questions at most; the rest fail as if nobody had answered. */
    Asker(DnsLookup dns, Duration limit, int most) {
        this.dns = dns;
        this.most = most;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    private record Question(String name, RecordType type) {}

    /** One that shares questions and limits with this one, but has an answer of its own to one question. */
    Asker pretending(String name, RecordType type, DnsAnswer pretended) {
        return new Asker(
                (asked, of) -> CompletableFuture.completedStage(
                        asked.equals(name) && of == type ? pretended : ask(DnsNames.octets(asked), of)),
                Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    /** Asks without waiting, so that independent questions are on their way together. */
    void start(String name, RecordType type) {
        if (DnsNames.canBeAsked(name)) {
            asked.computeIfAbsent(new Question(name, type), question -> send(question));
        }
    }

    DnsAnswer ask(String name, RecordType type) {
        if (!DnsNames.canBeAsked(name)) {
            return new DnsAnswer.Failed(DnsAnswer.Failed.Cause.BAD_NAME, "not a name that can be asked for");
        }
        CompletableFuture<DnsAnswer> answer =
                asked.computeIfAbsent(new Question(name, type), question -> send(question));
        if (answer.isDone()) {
            return answer.join();
        }
        return await(answer);
    }

    /** Asks somebody else, within the same limits; what they say is theirs and not kept. */
    DnsAnswer askAt(DnsLookup other, String name, RecordType type) {
        CompletableFuture<DnsAnswer> answer = send(other, new Question(name, type));
        return answer.isDone() ? answer.join() : await(answer);
    }

    int queries() {
        return sent;
    }

    private CompletableFuture<DnsAnswer> send(Question question) {
        return send(dns, question);
    }

    /** A host's lookup that breaks its promise is a server failure like any other. */
    private CompletableFuture<DnsAnswer> send(DnsLookup to, Question question) {
        if (sent == most) {
            return CompletableFuture.completedFuture(new DnsAnswer.Failed(
                    DnsAnswer.Failed.Cause.TIMEOUT, "a check asks " + most + " questions at most"));
        }
        sent++;
        try {
            return to.lookup(DnsNames.presentation(question.name()), question.type())
                    .toCompletableFuture()
                    .exceptionally(Asker::failed);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private DnsAnswer await(CompletableFuture<DnsAnswer> answer) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new DnsAnswer.Failed(DnsAnswer.Failed.Cause.TIMEOUT, "the check took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.Failed(DnsAnswer.Failed.Cause.TIMEOUT, "interrupted");
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static DnsAnswer failed(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return new DnsAnswer.Failed(
                DnsAnswer.Failed.Cause.SERVER_FAILURE, cause.getClass().getSimpleName());
    }
}
