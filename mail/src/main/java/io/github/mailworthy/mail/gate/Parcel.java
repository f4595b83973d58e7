package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.SmtpReply;
import io.github.mailworthy.mail.feedback.SmtpRefusals;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message on its way: who is held back, which copies are handed over, and what became of each recipient. */
final class Parcel {
    private static final Logger LOG = LoggerFactory.getLogger(Parcel.class);
    private static final Receipt NOTHING_SAID = new Receipt.Unknown("the mailer said nothing of the recipient");

    private final Map<EmailAddress, Delivery> deliveries = new LinkedHashMap<>();
    private final Map<EmailAddress, SendAnswer> answers = new LinkedHashMap<>();
    private final List<OutgoingMessage> copies;

    Parcel(
            AccountId account,
            OutgoingMessage message,
            Map<EmailAddress, SendAnswer> asked,
            SenderSource.Choice choice,
            MessageDresser dresser,
            Instant now) {
        List<EmailAddress> allowed = new ArrayList<>();
        for (EmailAddress recipient : message.recipients()) {
            SendAnswer answer = Objects.requireNonNull(asked.get(recipient));
            answers.put(recipient, answer);
            Optional<Delivery> held = answer.<Optional<Delivery>>match(
                            free -> Optional.empty(), refused -> Optional.of(new Delivery.Held(refused)))
                    .or(() -> choice.match(
                            use -> Optional.empty(), refuse -> Optional.of(new Delivery.NoSender(refuse))));
            deliveries.put(recipient, held.orElseGet(() -> delivery(NOTHING_SAID)));
            if (held.isEmpty()) {
                allowed.add(recipient);
            }
        }
        copies = choice.match(
                use -> dresser.copies(
                        message, use, allowed, now, (to, why) -> deliveries.put(to, delivery(unmade(account, why)))),
                refuse -> List.of());
    }

    /** A link or a return path that can never be made for this recipient, such as one too long for a header field, or not now. */
    private static Receipt unmade(AccountId account, RuntimeException why) {
        LOG.warn("a copy for one recipient of a message of account {} cannot be made", account, why);
        String words = "not sent: the recipient's copy cannot be made: " + why.getMessage();
        return why instanceof IllegalArgumentException
                ? new Receipt.Refused(new SmtpReply(0, Optional.of("5.6.0"), words), Receipt.Refused.At.MESSAGE)
                : new Receipt.TryLater(new SmtpReply(0, Optional.empty(), words));
    }

    List<OutgoingMessage> copies() {
        return copies;
    }

    /** What the gate said of each recipient. */
    Map<EmailAddress, SendAnswer> answers() {
        return answers;
    }

    /** Whether one of the copies may still go out, now that the gate was asked again; those that may not are held back. */
    boolean isFree(OutgoingMessage copy, Map<EmailAddress, SendAnswer> again) {
        boolean free = true;
        for (EmailAddress recipient : copy.recipients()) {
            Optional<SendAnswer.Refused> refused =
                    Objects.requireNonNull(again.get(recipient)).refusal();
            refused.ifPresent(why -> deliveries.put(recipient, new Delivery.Held(why)));
            free &= refused.isEmpty();
        }
        return free;
    }

    /** A message that was never handed over. */
    static Sent unsent(OutgoingMessage message, Receipt why) {
        Map<EmailAddress, Delivery> all = new LinkedHashMap<>();
        message.recipients().forEach(recipient -> all.put(recipient, delivery(why)));
        return new Sent(all);
    }

    /** What became of one of the copies. */
    void became(Handover handover) {
        handover.receipts().forEach((recipient, receipt) -> deliveries.put(recipient, delivery(receipt)));
    }

    Sent sent() {
        return new Sent(deliveries);
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
}
