package io.github.mailworthy.mail;

import io.github.mailworthy.mail.message.MessageSigner;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Mailer;
import java.util.List;

/** Signs what the platform itself sends, whichever way it is sent. */
record SigningMailer(Mailer mailer, MessageSigner signer) implements Mailer {
    @Override
    public List<Handover> handOver(List<OutgoingMessage> messages) {
        return mailer.handOver(messages.stream()
                .map(message -> message.toBuilder().signedBy(signer).build())
                .toList());
    }

    @Override
    public Mailer tracing() {
        return new SigningMailer(mailer.tracing(), signer);
    }
}
