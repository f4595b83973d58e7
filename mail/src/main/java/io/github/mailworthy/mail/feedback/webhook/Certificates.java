package io.github.mailworthy.mail.feedback.webhook;

import java.net.URI;
import java.security.PublicKey;
import java.util.Optional;

/** Where the public key of a signing certificate comes from. Called with pinned addresses only; an answer may be kept. */
public interface Certificates {
    /** The key of the certificate at this address; empty if it cannot be had or is not valid. */
    Optional<PublicKey> key(URI address);
}
