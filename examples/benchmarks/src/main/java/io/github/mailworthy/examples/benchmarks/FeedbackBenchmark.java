package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.mail.feedback.FeedbackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Rounds a second over a folder of bounces: mime4j's bare token stream with bodies decoded, and the whole reading. */
@State(Scope.Thread)
public class FeedbackBenchmark {
    /** The folder with the mails; {@code -p mails=DIR} takes another. */
    @Param("mail/src/test/resources/io/github/mailworthy/mail/feedback/real")
    public String mails = "";

    private final List<byte[]> read = new ArrayList<>();
    private final byte[] buffer = new byte[8_192];
    private final FeedbackReader reader = FeedbackReader.standard();
    private final Proof ours = Proof.by(Proof.How.HOST);

    /** Reads the mails; the folder is looked for from here upwards. */
    @Setup
    public void readMails() throws IOException {
        Path base = Path.of("").toAbsolutePath();
        while (base.getParent() != null && !Files.isDirectory(base.resolve(mails))) {
            base = base.getParent();
        }
        try (Stream<Path> files = Files.walk(base.resolve(mails))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().endsWith(".tsv")) {
                    read.add(Files.readAllBytes(file));
                }
            }
        }
    }

    /** The floor. */
    @Benchmark
    public void mime4j(Blackhole hole) throws IOException, MimeException {
        for (byte[] mail : read) {
            MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
            stream.parse(new ByteArrayInputStream(mail));
            for (EntityState at = stream.getState(); at != EntityState.T_END_OF_STREAM; at = stream.next()) {
                if (at == EntityState.T_BODY) {
                    InputStream body = stream.getDecodedInputStream();
                    for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                        hole.consume(length);
                    }
                }
            }
        }
    }

    /** Everything, of mails known to answer ours: recipients, causes, what they answer. */
    @Benchmark
    public void feedback(Blackhole hole) {
        for (byte[] mail : read) {
            hole.consume(reader.read(mail, ours));
        }
    }

    /** The same of mails of which nothing is known: what no form knows is not guessed at. */
    @Benchmark
    public void strangers(Blackhole hole) {
        for (byte[] mail : read) {
            hole.consume(reader.read(mail));
        }
    }
}
