package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Certificate;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import io.github.mailworthy.mail.spi.Mailer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Hands over each message on a connection of its own and tells all that was said. */
final class TracingMailer implements Mailer {
    private final Sessions sessions;
    private final Duration limit;

    TracingMailer(Sessions sessions, Duration limit) {
        this.sessions = sessions;
        this.limit = limit;
    }

    @Override
    public List<Handover> handOver(List<OutgoingMessage> messages) {
        return messages.stream().map(this::handOver).toList();
    }

    private Handover handOver(OutgoingMessage message) {
        Trace trace = new Trace(System::nanoTime);
        CertificateWatch watch = new CertificateWatch();
        Connection connection =
                new Connection(sessions.traced(trace, watch), message.needsSmtpUtf8(), limit, System::nanoTime);
        Handover handover = connection.send(message);
        connection.close();
        return handover.with(steps(handover.steps(), trace, watch));
    }

    /** The mailer's steps with what the server said to each; it ended in that one which was under way. */
    private static List<Step> steps(List<Step> told, Trace trace, CertificateWatch watch) {
        List<Step> steps = new ArrayList<>();
        for (Step step : told) {
            What last = trace.underWay()
                    .filter(under -> !step.done() && under.compareTo(step.what()) > 0)
                    .orElse(step.what());
            for (What what : EnumSet.range(step.what(), last)) {
                if (what == last) {
                    steps.add(step(what, step.done(), step.said(), trace, watch));
                } else if (what == step.what() || trace.hasSeen(what)) {
                    steps.add(step(what, true, "", trace, watch));
                }
            }
        }
        return steps;
    }

    private static Step step(What what, boolean done, String told, Trace trace, CertificateWatch watch) {
        Optional<Certificate> certificate = what == What.TLS ? watch.certificate(done, told) : Optional.empty();
        String said = trace.said(what);
        boolean both = !done && !said.isEmpty() && !told.contains(said);
        String text = both ? said + "; " + told : said.isEmpty() ? told : said;
        return new Step(what, done, text, trace.took(what), certificate);
    }
}
