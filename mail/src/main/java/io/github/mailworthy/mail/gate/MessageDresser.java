package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.unsubscribe.Subscription;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the copies of a message that are handed over: sender, return path, unsubscribe fields, signature. */
final class MessageDresser {
    private final SendingSettings settings;
    private final AccountId account;
    private final SendQuestion question;
    private final Instant now;

    MessageDresser(SendingSettings settings, AccountId account, SendQuestion question, Instant now) {
        this.settings = settings;
        this.account = account;
        this.question = question;
        this.now = now;
    }

    /** One copy for each recipient where the copies differ, else one for all. */
    List<OutgoingMessage> copies(OutgoingMessage message, SenderSource.Choice choice, List<EmailAddress> allowed) {
        if (allowed.isEmpty()) {
            return List.of();
        }
        OutgoingMessage.Builder sender = message.toBuilder().signedBy(settings.signer());
        choice.match(
                use -> {
                    sender.from(use.from());
                    use.replyTo().ifPresent(replyTo -> sender.noReplyTo().replyTo(replyTo));
                    return sender.returnPath(use.from().address());
                },
                refuse -> sender);
        if (question.kind() != MessageKind.COMMERCIAL && settings.returnPaths().isEmpty()) {
            return List.of(sender.recipients(allowed).build());
        }
        OutgoingMessage dressed = sender.recipients(allowed).build();
        return allowed.stream().map(recipient -> copy(dressed, recipient)).toList();
    }

    private OutgoingMessage copy(OutgoingMessage message, EmailAddress recipient) {
        OutgoingMessage.Builder copy = message.toBuilder().recipients(List.of(recipient));
        settings.returnPaths().ifPresent(paths -> copy.returnPath(paths.of(account, recipient, now)));
        Optional<UnsubscribeLinks> links =
                question.kind() == MessageKind.COMMERCIAL ? settings.unsubscribe() : Optional.empty();
        links.ifPresent(l -> l.headers(
                        new Subscription(account, recipient, question.list().orElse("")))
                .forEach(field -> copy.header(field.name(), field.value())));
        return copy.build();
    }
}
