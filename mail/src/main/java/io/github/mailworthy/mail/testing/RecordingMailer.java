package io.github.mailworthy.mail.testing;

import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Mailer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mailer that keeps what it is given and says what the test wants; it accepts everything until told otherwise. Safe for several threads. */
public final class RecordingMailer implements Mailer {
    /** What an untroubled server says. */
    public static final Receipt ACCEPTED = new Receipt.Accepted(SmtpReply.of("250 2.0.0 Ok"));

    private final List<OutgoingMessage> sent = new CopyOnWriteArrayList<>();
    private volatile Function<OutgoingMessage, Handover> answer = message -> Handover.same(message, ACCEPTED);

    /** A mailer that accepts everything. */
    public RecordingMailer() {}

    /** Sets what it answers to each message from now on. */
    public RecordingMailer answering(Function<OutgoingMessage, Handover> newAnswer) {
        answer = newAnswer;
        return this;
    }

    /** Sets what it answers for every recipient from now on. */
    public RecordingMailer answering(Receipt receipt) {
        return answering(message -> Handover.same(message, receipt));
    }

    @Override
    public List<Handover> handOver(List<OutgoingMessage> messages) {
        List<Handover> answers = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            sent.add(message);
            answers.add(answer.apply(message));
        }
        return answers;
    }

    /** Everything handed to it so far, refused messages too, oldest first. */
    public List<OutgoingMessage> sent() {
        return List.copyOf(sent);
    }

    /** The message handed to it last. */
    public OutgoingMessage last() {
        if (sent.isEmpty()) {
            throw new IllegalStateException("nothing was handed over yet");
        }
        return sent.get(sent.size() - 1);
    }

    /** Forgets what was sent. */
    public void clear() {
        sent.clear();
    }
}
