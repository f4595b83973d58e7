package io.github.mailworthy.mail.dns;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.mail.dns.AnswerCache.Question;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.WireParseException;

/** Sends questions to the servers, one after the other and each twice, and reads what comes back. */
final class Wire {
    private static final int ROUNDS = 2;
    private static final int MOST_QUESTIONS = 8;

    private final List<SimpleResolver> resolvers;
    private final Executor executor;

    Wire(List<InetSocketAddress> servers, Duration limit, Executor executor) {
        this.executor = executor;
        this.resolvers = servers.stream().limit(3).map(SimpleResolver::new).toList();
        Duration each = limit.dividedBy(Math.max(1L, (long) resolvers.size() * ROUNDS));
        resolvers.forEach(resolver -> resolver.setTimeout(each));
    }

    CompletionStage<DnsAnswer> ask(Question question) {
        try {
            Name name = question.name().equals(".") ? Name.root : Name.fromString(question.name() + ".");
            return follow(name, question, List.of(), 3600L * 24 * 7, 1);
        } catch (TextParseException e) {
            return CompletableFuture.completedFuture(new Failed(Cause.BAD_NAME, one(e)));
        }
    }

    private CompletionStage<DnsAnswer> follow(Name name, Question question, List<Name> passed, long ttl, int asked) {
        int type = DnsRecords.code(question.type());
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        return send(query, 0).thenCompose(message -> {
            Reading reading = Reading.of(message, name, type, passed, ttl);
            if (reading.answer().isPresent()) {
                return CompletableFuture.completedFuture(reading.answer().get());
            }
            if (asked == MOST_QUESTIONS) {
                return CompletableFuture.completedFuture(
                        new Failed(Cause.SERVER_FAILURE, "too long a chain of aliases"));
            }
            Name next = reading.aliases().get(reading.aliases().size() - 1);
            return follow(next, question, reading.aliases(), reading.ttl(), asked + 1);
        });
    }

    private CompletionStage<Message> send(Message query, int attempt) {
        if (resolvers.isEmpty()) {
            return CompletableFuture.failedFuture(new IOException("no DNS server is set up"));
        }
        CompletionStage<Message> sent =
                resolvers.get(attempt % resolvers.size()).sendAsync(query, executor);
        if (attempt + 1 == resolvers.size() * ROUNDS) {
            return sent;
        }
        return sent.handle((message, trouble) ->
                        message != null ? CompletableFuture.completedStage(message) : send(query.clone(), attempt + 1))
                .thenCompose(next -> next);
    }

    static DnsAnswer failed(@Nullable Throwable trouble) {
        Throwable cause =
                trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        if (cause instanceof WireParseException) {
            return new Failed(Cause.SERVER_FAILURE, "the server answered nonsense: " + one(cause));
        }
        if (cause instanceof SocketTimeoutException) {
            return new Failed(Cause.TIMEOUT, "no answer in time");
        }
        return new Failed(
                cause instanceof IOException ? Cause.TIMEOUT : Cause.SERVER_FAILURE,
                cause == null ? "no answer" : "no answer: " + one(cause));
    }

    private static String one(Throwable cause) {
        String message = cause.getMessage();
        return (message == null ? cause.getClass().getSimpleName() : message).replaceAll("\\s+", " ");
    }
}
