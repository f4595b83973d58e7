package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.HandoverRules;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.message.MessageSigner;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.unsubscribe.Subscription;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Makes the copies of a message that are handed over: sender, return path, unsubscribe fields, signature. */
final class MessageDresser {
    private final SendingSettings settings;
    private final AccountId account;
    private final Optional<Leaving> unsubscribe;

    private record Leaving(UnsubscribeLinks links, String list) {}

    /**
     * A dresser of messages of one question.
     *
     * @throws IllegalStateException if they need a link to unsubscribe and there are none
     */
    MessageDresser(SendingSettings settings, AccountId account, SendQuestion question) {
        this.settings = settings;
        this.account = account;
        this.unsubscribe = HandoverRules.listToLeave(question)
                .map(list -> new Leaving(
                        settings.unsubscribe()
                                .orElseThrow(() -> new IllegalStateException(
                                        "commercial messages need unsubscribe links: give them to the builder")),
                        list));
    }

    /**
     * One copy for each recipient where the copies differ, else one for all.
     *
     * @param unmade hears of each recipient whose copy cannot be made, and why; the others get theirs
     */
    List<OutgoingMessage> copies(
            OutgoingMessage message,
            SenderSource.Use sender,
            List<EmailAddress> allowed,
            Instant now,
            BiConsumer<EmailAddress, RuntimeException> unmade) {
        if (allowed.isEmpty()) {
            return List.of();
        }
        OutgoingMessage.Builder dressed =
                message.toBuilder().from(sender.from()).recipients(allowed);
        if (message.returnPath().equals(message.from().address())) {
            dressed.returnPath(sender.from().address());
        }
        if (settings.signer() != MessageSigner.NONE) {
            dressed.signedBy(settings.signer());
        }
        sender.replyTo().ifPresent(replyTo -> dressed.noReplyTo().replyTo(replyTo));
        OutgoingMessage forAll = dressed.build();
        if (unsubscribe.isEmpty() && settings.returnPaths().isEmpty()) {
            return List.of(forAll);
        }
        List<OutgoingMessage> copies = new ArrayList<>(allowed.size());
        for (EmailAddress recipient : allowed) {
            try {
                copies.add(copy(forAll, recipient, now));
            } catch (RuntimeException broken) {
                unmade.accept(recipient, broken);
            }
        }
        return copies;
    }

    private OutgoingMessage copy(OutgoingMessage message, EmailAddress recipient, Instant now) {
        OutgoingMessage.Builder copy = message.toBuilder().recipients(List.of(recipient));
        settings.returnPaths().ifPresent(paths -> copy.returnPath(paths.of(account, recipient, now)));
        unsubscribe.ifPresent(
                leaving -> leaving.links().addTo(copy, message, new Subscription(account, recipient, leaving.list())));
        return copy.build();
    }
}
