package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Handover.Step;
import io.github.mailworthy.mail.spi.Handover.Step.What;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;

/** One connection to the server, opened when it is first needed. For one thread at a time. */
final class Connection {
    private static final long FRESH = Duration.ofSeconds(20).toNanos();

    private final Sessions sessions;
    private final boolean smtpUtf8;
    private final Conversation conversation;
    private final LongSupplier nanos;
    private Optional<AttentiveTransport> transport = Optional.empty();
    private List<Step> opening = List.of();
    private boolean unreachable;
    private boolean lost;
    private boolean served;
    private long lastUsed;

    Connection(Sessions sessions, boolean smtpUtf8, Duration limit, LongSupplier nanos) {
        this.sessions = sessions;
        this.smtpUtf8 = smtpUtf8;
        this.conversation = new Conversation(limit);
        this.nanos = nanos;
    }

    boolean isOpen() {
        return transport.isPresent();
    }

    /** Whether a connection was tried and none came about. */
    boolean isUnreachable() {
        return unreachable;
    }

    /** Whether the last message's conversation broke, which may have taken its time; one that the server ended with an answer did not. */
    boolean isLost() {
        return lost;
    }

    boolean isFresh() {
        return isOpen() && nanos.getAsLong() - lastUsed < FRESH;
    }

    void close() {
        transport.ifPresent(open -> {
            try {
                open.close();
            } catch (MessagingException gone) {
                // it was to go anyway
            }
        });
        transport = Optional.empty();
        served = false;
        conversation.closed();
    }

    Handover send(OutgoingMessage message) {
        lost = false;
        byte[] bytes;
        try {
            bytes = message.bytes();
        } catch (RuntimeException broken) {
            return Handover.same(message, Answers.later("the message could not be written: " + broken));
        } catch (Error broken) {
            close();
            throw broken;
        }
        RawMessage raw = new RawMessage(sessions.session(smtpUtf8), bytes, message.returnPath());
        boolean whole = false;
        conversation.begin();
        try {
            Optional<Handover> answer = attempt(message, raw, served);
            // a kept connection may have been ended by the server in the meantime: that is no answer to this message
            Handover given = answer.or(() -> attempt(message, raw, false)).orElseThrow();
            whole = true;
            return given;
        } catch (RuntimeException broken) {
            // what was handed over before it keeps its answers
            return Handover.same(message, Answers.unanswered(broken.toString(), raw.isWritten()));
        } finally {
            conversation.end();
            if (!whole || conversation.isCut()) {
                lost = true;
                close();
            }
        }
    }

    /** One try; empty if the connection turned out to be gone before the message and another may be tried. */
    private Optional<Handover> attempt(OutgoingMessage message, RawMessage raw, boolean mayBeGone) {
        if (transport.isEmpty()) {
            Optional<Receipt> trouble = open();
            if (trouble.isPresent()) {
                return Optional.of(Handover.same(message, trouble.get()).with(opening));
            }
        }
        AttentiveTransport open = transport.orElseThrow();
        if (smtpUtf8 && !open.supportsExtension("SMTPUTF8")) {
            SmtpReply reply = new SmtpReply(0, Optional.of("5.6.7"), "the server does not speak SMTPUTF8");
            return Optional.of(Handover.same(message, new Receipt.Refused(reply, Receipt.Refused.At.MESSAGE))
                    .with(opening));
        }
        InternetAddress[] recipients =
                message.recipients().stream().map(RawMessage::address).toArray(InternetAddress[]::new);
        try {
            open.sendMessage(raw, recipients);
            lost = false;
            used();
            return Optional.of(answer(message, Map.of(), new Receipt.Accepted(Answers.last(open)), open.reached()));
        } catch (MessagingException thrown) {
            return failed(message, thrown, open, raw.isWritten(), mayBeGone);
        }
    }

    private Optional<Handover> failed(
            OutgoingMessage message,
            MessagingException thrown,
            AttentiveTransport spoken,
            boolean written,
            boolean mayBeGone) {
        Map<EmailAddress, Receipt> refused = Answers.perRecipient(message.recipients(), spoken.replies());
        String why = conversation.isCut() ? conversation.why() : Answers.lost(thrown);
        Receipt rest = Answers.ofTheRest(thrown).orElseGet(() -> Answers.unanswered(why, written));
        boolean gone = spoken.isOver() || !(thrown instanceof SendFailedException);
        boolean hungUp = Answers.hungUp(thrown);
        lost = hungUp || spoken.isBroken();
        if (gone) {
            close();
        } else {
            used();
        }
        boolean unanswered = hungUp && refused.isEmpty() && !written && !conversation.isCut();
        return mayBeGone && gone && unanswered
                ? Optional.empty()
                : Optional.of(answer(message, refused, rest, spoken.reached()));
    }

    private void used() {
        served = true;
        lastUsed = nanos.getAsLong();
    }

    private Handover answer(OutgoingMessage message, Map<EmailAddress, Receipt> refused, Receipt rest, What reached) {
        Map<EmailAddress, Receipt> receipts = new LinkedHashMap<>();
        message.recipients().forEach(recipient -> receipts.put(recipient, refused.getOrDefault(recipient, rest)));
        List<Step> steps = new ArrayList<>(opening);
        for (What what : EnumSet.range(What.SENDER, reached)) {
            if (what != reached) {
                steps.add(new Step(what, true, ""));
            } else if (what == What.RECIPIENT && !refused.isEmpty()) {
                steps.add(new Step(what, false, refused.values().toString()));
            } else {
                String said = rest.match(a -> a.reply(), r -> r.reply(), t -> t.reply(), u -> u.why())
                        .toString();
                steps.add(new Step(what, rest.isAccepted(), said));
            }
        }
        return new Handover(receipts, steps);
    }

    /** Opens it, or says why not: never for good, for nothing was said of any message. */
    private Optional<Receipt> open() {
        List<Step> steps = new ArrayList<>();
        opening = List.of();
        unreachable = true;
        try {
            AttentiveTransport fresh = sessions.transport(smtpUtf8);
            fresh.connect();
            transport = Optional.of(fresh);
            unreachable = false;
            steps.add(new Step(What.CONNECT, true, sessions.server()));
            if (sessions.isEncrypted() || fresh.isSSL()) {
                steps.add(new Step(What.TLS, true, ""));
            }
            if (sessions.isAuthenticated()) {
                steps.add(new Step(What.AUTHENTICATE, true, ""));
            }
            opening = steps;
            return Optional.empty();
        } catch (MessagingException thrown) {
            SmtpReply said = SmtpReply.of(conversation.isCut() ? conversation.why() : Answers.lost(thrown));
            What what = whatFailed(thrown);
            if (what != What.CONNECT) {
                steps.add(new Step(What.CONNECT, true, sessions.server()));
            }
            if (what == What.AUTHENTICATE && sessions.isEncrypted()) {
                steps.add(new Step(What.TLS, true, ""));
            }
            steps.add(new Step(what, false, said.toString()));
            opening = steps;
            return Optional.of(new Receipt.TryLater(said));
        }
    }

    private static What whatFailed(MessagingException thrown) {
        boolean tls = Answers.text(thrown).contains("STARTTLS")
                || SmtpReply.of(Answers.text(thrown)).code() == 454 // TLS not available (RFC 3207 §4)
                || Answers.below(thrown).stream()
                        .anyMatch(cause -> cause instanceof SSLException
                                // Angus says so of a host that mail.smtp.ssl.trust does not name
                                || Answers.text(cause).contains("not trusted"));
        return thrown instanceof AuthenticationFailedException ? What.AUTHENTICATE : tls ? What.TLS : What.CONNECT;
    }
}
