package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Rows;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.gate.SendAnswer;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.gate.SendRules;
import io.github.mailworthy.mail.work.Works;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asked before each send: may this message go to these recipients? To, cc and bcc alike. Safe for many threads.
 *
 * <p>Ask when the message is made and again when it is handed over: hours may lie between.
 */
public final class SendGate {
    private final Works works;
    private final SendPolicy policy;

    /** Hosts take it from {@link io.github.mailworthy.mail.Mailworthy#gate()}. */
    public SendGate(Works works, SendPolicy policy) {
        this.works = works;
        this.policy = policy;
    }

    /**
     * Answers for each recipient; one that is refused never refuses the others. One round trip to the store.
     *
     * @param account that sends
     * @param question what is to be sent
     * @param recipients each asked about once, in their order
     */
    public Map<EmailAddress, SendAnswer> ask(
            AccountId account, SendQuestion question, Collection<EmailAddress> recipients) {
        List<Key<?>> keys = new ArrayList<>(recipients.size() * 2);
        for (EmailAddress recipient : recipients) {
            ContactKey key = new ContactKey(account, recipient);
            keys.add(key.row());
            keys.add(key.platformRow());
        }
        Rows rows = works.storage().find(keys);
        Instant now = works.now();
        Map<EmailAddress, SendAnswer> answers = new LinkedHashMap<>();
        for (EmailAddress recipient : recipients) {
            ContactKey key = new ContactKey(account, recipient);
            answers.put(
                    recipient,
                    SendRules.decide(question, facts(rows, key.row()), facts(rows, key.platformRow()), policy, now));
        }
        return answers;
    }

    /** Answers for one recipient. */
    public SendAnswer ask(AccountId account, SendQuestion question, EmailAddress recipient) {
        return ask(account, question, List.of(recipient)).values().iterator().next();
    }

    private static Facts facts(Rows rows, Key<Contact> key) {
        return rows.get(key).value().map(Contact::facts).orElse(Facts.NONE);
    }
}
