package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.message.Mailbox;
import io.github.mailworthy.mail.sender.SenderDesk;
import java.util.Optional;
import java.util.function.Function;

/** Says as whom an account may send. */
@FunctionalInterface
public interface SenderSource {
    /** Takes the sender that the message has: for hosts that look after senders themselves. */
    SenderSource AS_GIVEN = (account, question, given) -> new Use(given, Optional.empty());

    /**
     * Takes the sender that the account has set up: its main one, an additional one or its placeholder, in place of whatever the message
     * has; refuses where a finding blocks it.
     */
    static SenderSource of(SenderDesk desk) {
        return new DeskSenders(desk);
    }

    /**
     * As whom a message goes out. Never throws for a sender that may not be used: that is a {@link Refuse}. Asked once for messages that
     * are sent together and have the same sender.
     *
     * @param given the sender that the message has
     */
    Choice choose(AccountId account, SendQuestion question, Mailbox given);

    /** What was chosen. */
    sealed interface Choice {
        /** Calls the function of the case at hand. */
        <T> T match(Function<? super Use, ? extends T> use, Function<? super Refuse, ? extends T> refuse);
    }

    /**
     * This sender.
     *
     * @param from who the message comes from
     * @param replyTo where replies go; empty: as the message says
     */
    record Use(Mailbox from, Optional<Mailbox> replyTo) implements Choice {
        @Override
        public <T> T match(Function<? super Use, ? extends T> use, Function<? super Refuse, ? extends T> refuse) {
            return use.apply(this);
        }
    }

    /**
     * None: the message does not go out.
     *
     * @param code of the finding, stable
     * @param why in a sentence
     */
    record Refuse(String code, String why) implements Choice {
        @Override
        public <T> T match(Function<? super Use, ? extends T> use, Function<? super Refuse, ? extends T> refuse) {
            return refuse.apply(this);
        }
    }
}
