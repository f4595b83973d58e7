package io.github.mailworthy.mail.contact;

import io.github.mailworthy.address.AddressReason;
import io.github.mailworthy.address.Deliverability;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.Evidence;
import io.github.mailworthy.address.Observations;
import io.github.mailworthy.address.Verdict;
import io.github.mailworthy.mail.spi.Verifier;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a host's verifier; one that throws has told nothing. */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    private Verification() {}

    static Verdict ask(Verifier verifier, EmailAddress address, Instant now) {
        try {
            return verifier.verify(address);
        } catch (RuntimeException e) {
            LOG.warn("the verifier threw on {}; its check counts as unknown", address.masked(), e);
            return new Verdict(
                    Deliverability.UNKNOWN,
                    Evidence.SYNTAX,
                    Set.of(AddressReason.CHECK_FAILED),
                    Observations.NONE,
                    now,
                    now,
                    Optional.empty());
        }
    }
}
