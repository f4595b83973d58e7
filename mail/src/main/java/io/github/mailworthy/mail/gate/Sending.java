package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.mail.feedback.SmtpRefusals;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends customers' messages: the sender is chosen, the gate asked once more, the message dressed for each recipient, signed, handed
 * over, and what the server refused is laid down with the contacts at once.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Delivery NOT_YET =
            new Delivery.HandedOver(new Receipt.Unknown("the mailer said nothing of the recipient"), Optional.empty());

    private final Works works;
    private final SendGate gate;
    private final FeedbackIntake intake;
    private final SendingSettings settings;

    Sending(Works works, SendGate gate, FeedbackIntake intake, SendingSettings settings) {
        this.works = works;
        this.gate = gate;
        this.intake = intake;
        this.settings = settings;
    }

    List<Sent> send(AccountId account, SendQuestion question, List<OutgoingMessage> messages) {
        if (question.kind() == MessageKind.COMMERCIAL && settings.unsubscribe().isEmpty()) {
            throw new IllegalStateException("commercial messages need unsubscribe links: give them to the settings");
        }
        Instant now = works.now();
        Set<EmailAddress> everybody = new LinkedHashSet<>();
        messages.forEach(message -> everybody.addAll(message.recipients()));
        Map<EmailAddress, SendAnswer> answers = gate.ask(account, question, everybody);
        MessageDresser dresser = new MessageDresser(settings, account, question, now);
        List<Map<EmailAddress, Delivery>> deliveries = new ArrayList<>();
        List<OutgoingMessage> copies = new ArrayList<>();
        List<Integer> origins = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            OutgoingMessage message = messages.get(i);
            Map<EmailAddress, Delivery> byRecipient = new LinkedHashMap<>();
            deliveries.add(byRecipient);
            SenderSource.Choice choice = settings.senders().choose(account, question, message.from());
            List<EmailAddress> allowed = new ArrayList<>();
            for (EmailAddress recipient : message.recipients()) {
                Optional<Delivery> held = Objects.requireNonNull(answers.get(recipient))
                        .<Optional<Delivery>>match(a -> Optional.empty(), r -> Optional.of(new Delivery.Held(r)))
                        .or(() -> choice.match(use -> Optional.empty(), r -> Optional.of(new Delivery.NoSender(r))));
                held.ifPresent(delivery -> byRecipient.put(recipient, delivery));
                if (held.isEmpty()) {
                    byRecipient.put(recipient, NOT_YET);
                    allowed.add(recipient);
                }
            }
            for (OutgoingMessage copy : dresser.copies(message, choice, allowed)) {
                copies.add(copy);
                origins.add(i);
            }
        }
        List<Handover> handovers =
                copies.isEmpty() ? List.of() : settings.mailer().handOver(copies);
        List<Feedback> bounces = new ArrayList<>();
        for (int c = 0; c < handovers.size(); c++) {
            Map<EmailAddress, Delivery> byRecipient = deliveries.get(origins.get(c));
            String messageId = copies.get(c).messageId();
            handovers.get(c).receipts().forEach((recipient, receipt) -> {
                byRecipient.put(recipient, delivery(receipt));
                bounce(recipient, receipt, messageId, now).ifPresent(bounces::add);
            });
        }
        List<Sent> sent = deliveries.stream().map(Sent::new).toList();
        tell(
                account,
                bounces,
                onTrial(answers, handovers),
                sent.stream().mapToLong(Sent::accepted).sum(),
                now);
        return sent;
    }

    /** Those on trial to whom a server took a message: from now on 14 days count. */
    private static Set<EmailAddress> onTrial(Map<EmailAddress, SendAnswer> answers, List<Handover> handovers) {
        Set<EmailAddress> onTrial = new LinkedHashSet<>();
        for (Handover handover : handovers) {
            handover.receipts().forEach((recipient, receipt) -> {
                SendAnswer answer = answers.get(recipient);
                boolean taken = receipt.<Boolean>match(a -> true, r -> false, t -> false, u -> false);
                if (taken && answer != null && answer.<Boolean>match(a -> a.onTrial(), r -> false)) {
                    onTrial.add(recipient);
                }
            });
        }
        return onTrial;
    }

    private static Delivery delivery(Receipt receipt) {
        return new Delivery.HandedOver(
                receipt,
                receipt.match(
                        a -> Optional.empty(),
                        r -> Optional.of(SmtpRefusals.category(r)),
                        t -> Optional.empty(),
                        u -> Optional.empty()));
    }

    private static Optional<Feedback> bounce(EmailAddress recipient, Receipt receipt, String messageId, Instant now) {
        return receipt.match(
                a -> Optional.empty(),
                r -> r.at() == Refused.At.RECIPIENT
                        ? Optional.of(SmtpRefusals.bounce(recipient, r, messageId, now))
                        : Optional.empty(),
                t -> Optional.empty(),
                u -> Optional.empty());
    }

    /** Lays down what the server said; the messages are out, so a store in trouble is told and changes nothing. */
    private void tell(
            AccountId account, List<Feedback> bounces, Set<EmailAddress> onTrial, long accepted, Instant now) {
        try {
            gate.handedOver(account, onTrial);
            if (!bounces.isEmpty()) {
                intake.take(account, bounces);
            }
            if (accepted > 0) {
                works.accounts()
                        .find(account)
                        .ifPresent(a -> works.apply(Change.builder()
                                .tally(HealthRules.sent(a, accepted, now))
                                .build()));
            }
        } catch (StorageException down) {
            LOG.error("{} refusals for account {} could not be laid down", bounces.size(), account, down);
        }
    }
}
