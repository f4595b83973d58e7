package io.github.mailworthy.mail.work;

import io.github.mailworthy.account.Account;
import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Parsed;
import io.github.mailworthy.contact.Answer;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Refusal;
import io.github.mailworthy.contact.Refusal.Code;
import java.util.Optional;
import java.util.function.Function;

/**
 * A contact as a host names it: an account that the directory knows, and a text that is an address.
 *
 * @param account as the directory tells it
 * @param key of the contact
 */
public record Named(Account account, ContactKey key) {
    /** Finds the account and reads the address; refuses where there is none. */
    public static <A> Answer<A> with(Works works, AccountId id, String address, Function<Named, Answer<A>> then) {
        Optional<Account> account =
                id.isPlatform() ? Optional.empty() : works.accounts().find(id);
        if (account.isEmpty()) {
            return Answer.refused(Code.UNKNOWN_ACCOUNT, id.value());
        }
        return EmailAddress.parse(address)
                .match(
                        valid -> then.apply(named(account.get(), valid.email())),
                        unusual -> then.apply(named(account.get(), unusual.email())),
                        invalid -> Answer.refused(refusal(invalid)));
    }

    private static Refusal refusal(Parsed.Invalid invalid) {
        return Refusal.of(Code.NOT_AN_ADDRESS, invalid.reason().sentence(), String.valueOf(invalid.position()));
    }

    private static Named named(Account account, EmailAddress address) {
        return new Named(account, new ContactKey(account.id(), address));
    }
}
