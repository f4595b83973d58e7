package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import java.time.Instant;

/** Makes the return path of one recipient's copy, such that a bounce to it proves which message it answers. */
@FunctionalInterface
public interface ReturnPaths {
    /** The address to which this recipient's bounces go. */
    EmailAddress of(AccountId account, EmailAddress recipient, Instant now);
}
