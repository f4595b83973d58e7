package io.github.mailworthy.mail.sender;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.CounterKey;
import io.github.mailworthy.change.Tally;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Certificate;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.sender.Finding;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.storage.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Sends test messages, so many an hour. */
final class TestSending {
    private static final int AN_HOUR = 5;

    private final SenderWorld world;

    TestSending(SenderWorld world) {
        this.world = world;
    }

    TestResult send(Account account, SenderDetails details, List<Finding> findings) {
        Instant now = world.now();
        int hour = now.atOffset(ZoneOffset.UTC).getHour();
        CounterKey counter =
                new CounterKey(account.id(), LocalDate.ofInstant(now, ZoneOffset.UTC), "sender-tests." + hour);
        Change quota = Change.builder().tally(new Tally(counter, 1, AN_HOUR)).build();
        if (world.storage().apply(List.of(quota)).get(0) == Settled.STALE) {
            return new TestResult(
                    TestResult.Outcome.TOO_MANY, List.of(), Duration.ZERO, "Wait until the next full hour.", findings);
        }
        Handover handover = world.mailer()
                .tracing()
                .handOver(List.of(message(account, details, findings, now)))
                .get(0);
        Duration took = Duration.between(now, world.clock().instant());
        String remedy = handover.steps().stream()
                .filter(step -> !step.done())
                .findFirst()
                .map(step -> remedy(step, now))
                .orElse(handover.isAccepted() ? "" : "See what the mail server said.");
        return new TestResult(
                handover.isAccepted() ? TestResult.Outcome.ACCEPTED : TestResult.Outcome.NOT_ACCEPTED,
                handover.steps(),
                took.isNegative() ? Duration.ZERO : took,
                remedy,
                findings);
    }

    private OutgoingMessage message(Account account, SenderDetails details, List<Finding> findings, Instant now) {
        String list = findings.stream()
                .map(finding -> "- " + finding.sentence() + " " + finding.remedy())
                .collect(Collectors.joining("\n"));
        return OutgoingMessage.builder()
                .from(world.notifications())
                .to(account.owner())
                .subject("Test of your sender details")
                .text("This message tests that mail is sent.\n\nYour contacts would see:\n  name:     "
                        + details.name() + "\n  from:     " + details.from() + "\n  reply to: " + details.repliesTo()
                        + "\n\n" + (list.isEmpty() ? "Nothing speaks against these details.\n" : list + "\n"))
                .messageId("<test."
                        + Digests.of(io.github.mailworthy.sender.Sender.key(account.id(), "test"), now.toString())
                        + "@" + world.platform() + ">")
                .date(now)
                .header("Auto-Submitted", "auto-generated")
                .build();
    }

    private static String remedy(Step step, Instant now) {
        return switch (step.what()) {
            case CONNECT ->
                "Check the mail server's name and port, and whether a firewall lets the connection through.";
            case TLS ->
                step.certificate()
                        .map(certificate -> remedy(certificate, now))
                        .orElse("Check that the server offers encryption (STARTTLS) at this port.");
            case AUTHENTICATE -> "Check the user and the password for the mail server.";
            case SENDER -> "The server refuses the sender: check that it may send as the platform.";
            case RECIPIENT -> "The server refuses the recipient: check that it may relay to other domains.";
            case MESSAGE -> "The server refuses the message itself: its answer says why.";
        };
    }

    private static String remedy(Certificate certificate, Instant now) {
        if (now.isAfter(certificate.until())) {
            return "The server's certificate expired at " + certificate.until() + ": have it renewed.";
        }
        if (now.isBefore(certificate.from())) {
            return "The server's certificate is not valid before " + certificate.from() + ": check the clocks.";
        }
        boolean otherName = certificate.distrust().orElse("").contains("identity")
                || certificate.distrust().orElse("").contains("No subject alternative");
        return otherName
                ? "The server's certificate is for " + String.join(", ", certificate.names())
                        + ": set up the mail server by one of these names."
                : "The server's certificate was issued by " + certificate.issuer()
                        + ", which this machine does not trust: install that issuer's certificate here, or one on the"
                        + " server that is known everywhere.";
    }
}
