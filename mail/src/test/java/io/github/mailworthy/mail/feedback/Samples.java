package io.github.mailworthy.mail.feedback;

import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Mails to read in tests. */
final class Samples {
    private static final FeedbackReader READER = FeedbackReader.standard();

    private Samples() {}

    static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<String> lines(String name) {
        return new String(resource(name), StandardCharsets.UTF_8).lines().toList();
    }

    static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    static Reading read(String mail) {
        return READER.read(bytes(mail));
    }

    static Reading readOurs(String mail) {
        return READER.read(bytes(mail), Proof.by(Proof.How.HOST));
    }

    /** What a mail of ours says: {@code recipient kind permanence category status reply_code form} for each recipient. */
    static List<String> told(String mail) {
        return rows(readOurs(mail)).stream()
                .map(row -> row.substring(0, row.lastIndexOf('\t')).replace('\t', ' '))
                .toList();
    }

    /** What is known of each recipient, as {@code recipient kind category status reply_code form message_id}. */
    static List<String> rows(Reading reading) {
        return reading.feedback().stream().map(Samples::row).toList();
    }

    static String row(Feedback feedback) {
        return String.join(
                "\t",
                Stream.of(
                                feedback.recipient().orElse("-"),
                                word(feedback.kind()),
                                feedback.permanence().map(Samples::word).orElse("-"),
                                feedback.category().map(Samples::word).orElse("-"),
                                feedback.status().orElse("-"),
                                feedback.replyCode().isPresent()
                                        ? "" + feedback.replyCode().getAsInt()
                                        : "-",
                                feedback.form(),
                                feedback.originalMessageId().orElse("-"))
                        .toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
