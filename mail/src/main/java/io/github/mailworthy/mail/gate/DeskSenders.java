package io.github.mailworthy.mail.gate;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.MessageKind;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.sender.SenderDesk;
import io.github.mailworthy.sender.ResolvedSender;
import io.github.mailworthy.sender.SenderDetails;
import io.github.mailworthy.storage.StorageException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The senders that a desk looks after. While the store cannot be asked, the last choice stands: a password reset must not wait for
 * it where the gate lets one through.
 */
final class DeskSenders implements SenderSource {
    private static final Logger LOG = LoggerFactory.getLogger(DeskSenders.class);

    private record Asked(AccountId account, MessageKind kind, String asset) {}

    private final SenderDesk desk;
    private final Cache<Asked, Choice> last =
            CacheBuilder.newBuilder().maximumSize(10_000).build();

    DeskSenders(SenderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Choice choose(AccountId account, SendQuestion question, Mailbox given) {
        Asked asked = new Asked(account, question.kind(), question.asset());
        try {
            Choice choice = choice(desk.resolve(account, question.kind(), question.asset()));
            last.put(asked, choice);
            return choice;
        } catch (StorageException down) {
            Choice known = last.getIfPresent(asked);
            LOG.warn("the store cannot be asked for the sender of account {}", account, down);
            return known != null ? known : new Refuse("STORE_DOWN", "The sender cannot be looked up now: try later.");
        }
    }

    private static Choice choice(ResolvedSender resolved) {
        return resolved.sender()
                .<Choice>map(DeskSenders::use)
                .orElseGet(() -> new Refuse(resolved.code(), resolved.because()));
    }

    private static Choice use(SenderDetails details) {
        return new Use(
                new Mailbox(details.name(), EmailAddress.of(details.from())),
                Optional.of(Mailbox.of(EmailAddress.of(details.repliesTo()))));
    }
}
