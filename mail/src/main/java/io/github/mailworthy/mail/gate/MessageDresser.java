package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.HandoverRules;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.message.Header;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.unsubscribe.Subscription;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the copies of a message that are handed over: sender, return path, unsubscribe fields, signature. */
final class MessageDresser {
    private final SendingSettings settings;
    private final AccountId account;
    private final Optional<Function<EmailAddress, List<Header>>> unsubscribe;

    /**
     * A dresser of messages of one question.
     *
     * @throws IllegalStateException if they need a link to unsubscribe and there are none
     */
    MessageDresser(SendingSettings settings, AccountId account, SendQuestion question) {
        this.settings = settings;
        this.account = account;
        this.unsubscribe = HandoverRules.listToLeave(question).map(list -> {
            UnsubscribeLinks links = settings.unsubscribe()
                    .orElseThrow(() -> new IllegalStateException(
                            "commercial messages need unsubscribe links: give them to the builder"));
            return recipient -> links.headers(new Subscription(account, recipient, list));
        });
    }

    /** One copy for each recipient where the copies differ, else one for all. */
    List<OutgoingMessage> copies(
            OutgoingMessage message, SenderSource.Use sender, List<EmailAddress> allowed, Instant now) {
        if (allowed.isEmpty()) {
            return List.of();
        }
        OutgoingMessage.Builder dressed = message.toBuilder()
                .signedBy(settings.signer())
                .from(sender.from())
                .returnPath(sender.from().address())
                .recipients(allowed);
        sender.replyTo().ifPresent(replyTo -> dressed.noReplyTo().replyTo(replyTo));
        OutgoingMessage forAll = dressed.build();
        boolean oneForAll = unsubscribe.isEmpty() && settings.returnPaths().isEmpty();
        return oneForAll
                ? List.of(forAll)
                : allowed.stream()
                        .map(recipient -> copy(forAll, recipient, now))
                        .toList();
    }

    /** Of the unsubscribe fields a message has one each (RFC 2369 §3.1), and ours are the ones that end this subscription. */
    private OutgoingMessage copy(OutgoingMessage message, EmailAddress recipient, Instant now) {
        OutgoingMessage.Builder copy = message.toBuilder().recipients(List.of(recipient));
        settings.returnPaths().ifPresent(paths -> copy.returnPath(paths.of(account, recipient, now)));
        unsubscribe.ifPresent(fields -> fields.apply(recipient)
                .forEach(field -> copy.noHeader(field.name()).header(field.name(), field.value())));
        return copy.build();
    }
}
