package io.github.mailworthy.mail.sender;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.sender.CodeRules;
import java.time.Instant;
import java.util.Optional;

/** The letter with a code in it. */
final class CodeLetter {
    private CodeLetter() {}

    static Letter of(Account account, EmailAddress address, String code, String messageId, Instant now) {
        return Letter.of(
                address,
                code + " is your code",
                "The account \"" + account.name() + "\" wants to send mail as this address.\n\n"
                        + "If that is you, enter this code within " + CodeRules.GOOD_FOR.toMinutes() + " minutes:\n\n"
                        + "    " + code + "\n\n"
                        + "If not, do nothing: without the code nobody can.\n",
                Optional.empty(),
                messageId,
                now);
    }
}
