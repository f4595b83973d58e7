package io.github.mailworthy.gate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Receipt;
import io.github.mailworthy.letter.Receipt.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what a message must carry before it is handed over, and what follows from what became of it. */
public final class HandoverRules {
    private HandoverRules() {}

    /**
     * What was handed over.
     *
     * @param messageId of the message
     * @param receipts what the mail server said, for each recipient
     */
    public record HandedOver(String messageId, Map<EmailAddress, Receipt> receipts) {}

    /**
     * A refusal that speaks of the recipient.
     *
     * @param messageId of the message
     * @param recipient that was refused
     * @param refused what the mail server said
     */
    public record Bounced(String messageId, EmailAddress recipient, Refused refused) {}

    /**
     * What follows.
     *
     * @param bounced refusals that are feedback about their recipients
     * @param onTrial to whom a first message on trial was taken: from now on the days of the trial count
     * @param accepted how many recipients' mail was taken
     */
    public record Aftermath(List<Bounced> bounced, Set<EmailAddress> onTrial, long accepted) {
        /** Copies the collections. */
        public Aftermath {
            bounced = ImmutableList.copyOf(bounced);
            onTrial = ImmutableSet.copyOf(onTrial);
        }
    }

    /**
     * The list that a message's recipients must be able to leave with one click; empty if it needs no such link. A commercial message
     * that names no list leaves the list {@code ""}.
     */
    public static Optional<String> listToLeave(SendQuestion question) {
        return question.kind() == MessageKind.COMMERCIAL
                ? Optional.of(question.list().orElse(""))
                : Optional.empty();
    }

    /**
     * What follows from a hand-over.
     *
     * <p>Only a refusal of the recipient ({@code RCPT TO}) is about the recipient: a refused sender or message says nothing of whom it
     * was for, and what may be tried later has not failed.
     *
     * @param answers of the gate, by which the messages went out
     */
    public static Aftermath after(Map<EmailAddress, SendAnswer> answers, List<HandedOver> all) {
        List<Bounced> bounced = new ArrayList<>();
        Set<EmailAddress> onTrial = new LinkedHashSet<>();
        long accepted = 0;
        for (HandedOver one : all) {
            for (Map.Entry<EmailAddress, Receipt> entry : one.receipts().entrySet()) {
                EmailAddress recipient = entry.getKey();
                Receipt receipt = entry.getValue();
                ofRecipient(receipt)
                        .ifPresent(refused -> bounced.add(new Bounced(one.messageId(), recipient, refused)));
                if (receipt.isAccepted()) {
                    accepted++;
                    isOnTrial(answers, recipient).ifPresent(onTrial::add);
                }
            }
        }
        return new Aftermath(bounced, onTrial, accepted);
    }

    private static Optional<Refused> ofRecipient(Receipt receipt) {
        return receipt.<Optional<Refused>>match(
                a -> Optional.empty(),
                r -> Optional.of(r).filter(refused -> refused.at() == Refused.At.RECIPIENT),
                t -> Optional.empty(),
                u -> Optional.empty());
    }

    private static Optional<EmailAddress> isOnTrial(Map<EmailAddress, SendAnswer> answers, EmailAddress recipient) {
        return Optional.ofNullable(answers.get(recipient))
                .filter(answer -> answer.<Boolean>match(SendAnswer.Allowed::onTrial, refused -> false))
                .map(answer -> recipient);
    }
}
