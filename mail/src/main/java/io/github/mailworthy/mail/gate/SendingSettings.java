package io.github.mailworthy.mail.gate;

import io.github.mailworthy.mail.message.MessageSigner;
import io.github.mailworthy.mail.spi.Mailer;
import io.github.mailworthy.mail.unsubscribe.UnsubscribeLinks;
import java.util.Optional;

/**
 * With what customers' messages are sent.
 *
 * @param mailer that hands over
 * @param senders says as whom
 * @param signer signs the finished bytes, in place of the message's own signer; {@link MessageSigner#NONE}: that one does
 * @param returnPaths makes a return path for each recipient; empty: the message's own, or the From address, and one copy for all
 *     recipients
 * @param unsubscribe writes the header fields of commercial messages; without it none are sent
 */
public record SendingSettings(
        Mailer mailer,
        SenderSource senders,
        MessageSigner signer,
        Optional<ReturnPaths> returnPaths,
        Optional<UnsubscribeLinks> unsubscribe) {
    /** Only a mailer: senders as given, nothing signed, no return paths, no commercial mail. */
    public static SendingSettings by(Mailer mailer) {
        return new SendingSettings(
                mailer, SenderSource.AS_GIVEN, MessageSigner.NONE, Optional.empty(), Optional.empty());
    }

    /** These with another source of senders. */
    public SendingSettings withSenders(SenderSource source) {
        return new SendingSettings(mailer, source, signer, returnPaths, unsubscribe);
    }

    /** These with a signer. */
    public SendingSettings signedBy(MessageSigner by) {
        return new SendingSettings(mailer, senders, by, returnPaths, unsubscribe);
    }

    /** These with return paths. */
    public SendingSettings withReturnPaths(ReturnPaths paths) {
        return new SendingSettings(mailer, senders, signer, Optional.of(paths), unsubscribe);
    }

    /** These with unsubscribe links. */
    public SendingSettings withUnsubscribe(UnsubscribeLinks links) {
        return new SendingSettings(mailer, senders, signer, returnPaths, Optional.of(links));
    }
}
