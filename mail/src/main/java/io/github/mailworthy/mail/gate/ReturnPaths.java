package io.github.mailworthy.mail.gate;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.feedback.SendingProof;
import java.time.Instant;

/** Makes the return path of one recipient's copy, such that a bounce to it proves which message it answers. */
@FunctionalInterface
public interface ReturnPaths {
    /** Signed ones: the reader of what comes back, given the same proof, knows whose bounce it is. */
    static ReturnPaths signedBy(SendingProof proof) {
        return (account, recipient, now) -> EmailAddress.of(proof.returnPath(account, recipient, now));
    }

    /** The address to which this recipient's bounces go. */
    EmailAddress of(AccountId account, EmailAddress recipient, Instant now);
}
