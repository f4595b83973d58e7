package io.github.mailworthy.mail.gate;

import com.google.common.collect.Lists;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.breaker.BreakerRules;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.gate.HandoverRules;
import io.github.mailworthy.gate.HandoverRules.Aftermath;
import io.github.mailworthy.gate.HandoverRules.HandedOver;
import io.github.mailworthy.gate.HealthRules;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.mail.feedback.SmtpRefusals;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.work.Works;
import io.github.mailworthy.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends customers' messages: the sender is chosen, the gate asked once more, the message dressed for each recipient, signed, handed
 * over, and what the server refused is laid down with the contacts at once.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** Messages between two askings: an answer of the gate is not much older than its hand-over. */
    private static final int BLOCK = 200;

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
        MessageDresser dresser = new MessageDresser(settings, account, question);
        Map<Mailbox, SenderSource.Choice> choices = new HashMap<>();
        List<Sent> sent = new ArrayList<>(messages.size());
        for (List<OutgoingMessage> block : Lists.partition(messages, BLOCK)) {
            Instant now = works.now();
            Map<EmailAddress, SendAnswer> answers = gate.ask(account, question, everybody(block));
            List<Parcel> parcels = new ArrayList<>(block.size());
            for (OutgoingMessage message : block) {
                SenderSource.Choice choice = choices.computeIfAbsent(
                        message.from(), given -> settings.senders().choose(account, question, given));
                parcels.add(new Parcel(message, answers, choice, dresser, now));
            }
            List<HandedOver> handedOver = handOver(parcels);
            tell(account, HandoverRules.after(answers, handedOver), receivers(handedOver), now);
            parcels.forEach(parcel -> sent.add(parcel.sent()));
        }
        return sent;
    }

    private static Set<EmailAddress> everybody(List<OutgoingMessage> messages) {
        Set<EmailAddress> all = new LinkedHashSet<>();
        messages.forEach(message -> all.addAll(message.recipients()));
        return all;
    }

    private List<HandedOver> handOver(List<Parcel> parcels) {
        List<OutgoingMessage> copies = new ArrayList<>();
        List<Parcel> origins = new ArrayList<>();
        for (Parcel parcel : parcels) {
            for (OutgoingMessage copy : parcel.copies()) {
                copies.add(copy);
                origins.add(parcel);
            }
        }
        List<Handover> handovers = copies.isEmpty() ? List.of() : handOverAll(copies);
        List<HandedOver> all = new ArrayList<>(handovers.size());
        for (int i = 0; i < Math.min(handovers.size(), copies.size()); i++) {
            origins.get(i).became(handovers.get(i));
            all.add(new HandedOver(copies.get(i).messageId(), handovers.get(i).receipts()));
        }
        return all;
    }

    /** A mailer that throws may have handed over some of them: nobody knows. */
    private List<Handover> handOverAll(List<OutgoingMessage> copies) {
        try {
            return settings.mailer().handOver(copies);
        } catch (RuntimeException broken) {
            LOG.error("the mailer threw; what became of {} messages is unknown", copies.size(), broken);
            Receipt unknown = new Receipt.Unknown(broken.toString());
            return copies.stream().map(copy -> Handover.same(copy, unknown)).toList();
        }
    }

    /** How many messages each receiver's server took. */
    private static Map<String, Long> receivers(List<HandedOver> all) {
        Map<String, Long> taken = new TreeMap<>();
        for (HandedOver one : all) {
            one.receipts().forEach((recipient, receipt) -> {
                if (receipt.isAccepted()) {
                    taken.merge(BreakerRules.receiver(recipient), 1L, Long::sum);
                }
            });
        }
        return taken;
    }

    /** Lays down what the server said; the messages are out, so a store in trouble is told and changes nothing. */
    private void tell(AccountId account, Aftermath aftermath, Map<String, Long> receivers, Instant now) {
        try {
            gate.handedOver(account, aftermath.onTrial());
            if (!aftermath.bounced().isEmpty()) {
                intake.take(
                        account,
                        aftermath.bounced().stream()
                                .map(b -> SmtpRefusals.bounce(b.recipient(), b.refused(), b.messageId(), now))
                                .toList());
            }
            if (!receivers.isEmpty()) {
                works.accounts().find(account).ifPresent(a -> {
                    Change.Builder change = Change.builder();
                    HealthRules.sent(a, receivers, now).forEach(change::tally);
                    works.apply(change.build());
                });
            }
        } catch (StorageException down) {
            LOG.error(
                    "{} refusals for account {} could not be laid down",
                    aftermath.bounced().size(),
                    account,
                    down);
        }
    }
}
