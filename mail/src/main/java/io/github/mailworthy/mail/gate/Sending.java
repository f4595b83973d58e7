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
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.feedback.FeedbackIntake;
import io.github.mailworthy.mail.feedback.SmtpRefusals;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.work.Fatal;
import io.github.mailworthy.mail.work.Works;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Messages, or copies, between two askings: an answer of the gate is not much older than its hand-over. */
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
            List<Parcel> parcels;
            try {
                Instant now = works.now();
                Map<EmailAddress, SendAnswer> answers = gate.ask(account, question, everybody(block));
                parcels = new ArrayList<>(block.size());
                for (OutgoingMessage message : block) {
                    SenderSource.Choice choice = choices.computeIfAbsent(
                            message.from(), given -> settings.senders().choose(account, question, given));
                    parcels.add(new Parcel(account, message, answers, choice, dresser, now));
                }
            } catch (RuntimeException broken) {
                if (sent.isEmpty()) {
                    throw broken;
                }
                return notSent(sent, messages, broken);
            }
            handOver(account, question, parcels);
            parcels.forEach(parcel -> sent.add(parcel.sent()));
        }
        return sent;
    }

    /** Some messages are out: their answers must reach the host, or it would send them again. */
    private static List<Sent> notSent(List<Sent> sent, List<OutgoingMessage> messages, RuntimeException broken) {
        LOG.error("{} messages are left unsent", messages.size() - sent.size(), broken);
        Receipt later = later(broken);
        for (OutgoingMessage message : messages.subList(sent.size(), messages.size())) {
            sent.add(Parcel.unsent(message, later));
        }
        return sent;
    }

    private static Receipt later(Throwable broken) {
        return new Receipt.TryLater(new SmtpReply(0, Optional.empty(), "not sent: " + broken));
    }

    private static Set<EmailAddress> everybody(List<OutgoingMessage> messages) {
        Set<EmailAddress> all = new LinkedHashSet<>();
        messages.forEach(message -> all.addAll(message.recipients()));
        return all;
    }

    private record Copy(Parcel origin, OutgoingMessage message) {}

    /** Copy by copy, in portions: before each but the first the gate is asked again, since hours may have gone by. */
    private void handOver(AccountId account, SendQuestion question, List<Parcel> parcels) {
        List<Copy> copies = new ArrayList<>();
        Map<EmailAddress, SendAnswer> answers = new HashMap<>();
        for (Parcel parcel : parcels) {
            parcel.copies().forEach(copy -> copies.add(new Copy(parcel, copy)));
            answers.putAll(parcel.answers());
        }
        boolean first = true;
        for (List<Copy> portion : Lists.partition(copies, BLOCK)) {
            List<Copy> free = first ? portion : stillFree(account, question, portion, answers);
            first = false;
            Instant now = works.now();
            List<HandedOver> handedOver = new ArrayList<>();
            List<Handover> handovers =
                    handOverAll(free.stream().map(Copy::message).toList());
            for (int i = 0; i < Math.min(handovers.size(), free.size()); i++) {
                free.get(i).origin().became(handovers.get(i));
                handedOver.add(new HandedOver(
                        free.get(i).message().messageId(), handovers.get(i).receipts()));
            }
            tell(account, HandoverRules.after(answers, handedOver), receivers(handedOver), now);
        }
    }

    /** Of several portions each copy has one recipient. */
    private List<Copy> stillFree(
            AccountId account, SendQuestion question, List<Copy> portion, Map<EmailAddress, SendAnswer> answers) {
        Map<EmailAddress, SendAnswer> again;
        try {
            again = gate.ask(
                    account,
                    question,
                    everybody(portion.stream().map(Copy::message).toList()));
        } catch (RuntimeException broken) {
            LOG.error("{} copies are left unsent", portion.size(), broken);
            portion.forEach(copy -> copy.origin().became(Handover.same(copy.message(), later(broken))));
            return List.of();
        }
        answers.putAll(again);
        List<Copy> free = new ArrayList<>(portion.size());
        for (Copy copy : portion) {
            if (copy.origin().isFree(copy.message(), again)) {
                free.add(copy);
            }
        }
        return free;
    }

    /** A mailer that throws, or answers nothing, may have handed over some of them: nobody knows. */
    private List<Handover> handOverAll(List<OutgoingMessage> copies) {
        if (copies.isEmpty()) {
            return List.of();
        }
        try {
            return List.copyOf(settings.mailer().handOver(copies));
        } catch (Throwable broken) {
            Fatal.rethrow(broken);
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

    /** Lays down what the server said; the messages are out, so trouble is told and changes nothing. */
    private void tell(AccountId account, Aftermath aftermath, Map<String, Long> receivers, Instant now) {
        step(account, "trials", () -> gate.handedOver(account, aftermath.onTrial()));
        step(account, aftermath.bounced().size() + " refusals", () -> {
            if (!aftermath.bounced().isEmpty()) {
                intake.take(
                        account,
                        aftermath.bounced().stream()
                                .map(b -> SmtpRefusals.bounce(b.recipient(), b.refused(), b.messageId(), now))
                                .toList());
            }
        });
        step(account, "counts of what was sent", () -> {
            if (!receivers.isEmpty()) {
                works.accounts().find(account).ifPresent(a -> {
                    Change.Builder change = Change.builder();
                    HealthRules.sent(a, receivers, now).forEach(change::tally);
                    works.apply(change.build());
                });
            }
        });
    }

    private static void step(AccountId account, String what, Runnable step) {
        try {
            step.run();
        } catch (Throwable broken) {
            Fatal.rethrow(broken);
            LOG.error("{} for account {} could not be laid down", what, account, broken);
        }
    }
}
