package io.github.mailworthy.mail.spi;

import io.github.mailworthy.mail.message.OutgoingMessage;
import java.util.List;

/**
 * Hands messages over to whatever carries mail: an SMTP server, a provider.
 *
 * <p>Never throws for the world's sake: a server that is not there is a {@link io.github.mailworthy.letter.Receipt.TryLater}. An
 * implementation MUST answer within 10 minutes for each message, for the outbox claims a letter for little longer and another node then
 * sends it again; it MUST answer {@link io.github.mailworthy.letter.Receipt.Unknown} and not
 * "try later" where the message may have been taken, and MUST NOT change the message's bytes. Called by many threads at once.
 */
public interface Mailer {
    /**
     * Hands over each message to its envelope's recipients.
     *
     * @param messages many, so that one connection serves them all
     * @return one answer per message, in list order
     */
    List<Handover> handOver(List<OutgoingMessage> messages);

    /**
     * The same mailer for trying it out: each message goes over a connection of its own, and its {@link Handover#steps()} tell what was
     * said, how long each step took and which certificate was shown. A mailer that cannot tell more is its own. One that wraps another,
     * to sign or to count, MUST override this and wrap the other's {@code tracing()}: else the sender test knows no steps and no certificate.
     */
    default Mailer tracing() {
        return this;
    }
}
