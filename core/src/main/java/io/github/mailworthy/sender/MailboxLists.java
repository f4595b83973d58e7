package io.github.mailworthy.sender;

import java.util.Optional;

/** What is known of mailbox providers and of local parts; answers from memory. */
public interface MailboxLists {
    /** Knows nothing. */
    MailboxLists NONE = new MailboxLists() {
        @Override
        public Optional<Listed> provider(String domain) {
            return Optional.empty();
        }

        @Override
        public boolean isRole(String localPart) {
            return false;
        }
    };

    /** The list entry that names a domain or one above it, if any. */
    Optional<Listed> provider(String domain);

    /** Whether a local part names a function and not a person ({@code info}, {@code office}). */
    boolean isRole(String localPart);

    /**
     * A hit.
     *
     * @param kind of provider
     * @param entry the list's line that hit
     */
    record Listed(Kind kind, String entry) {
        /** What mailboxes at such a domain are. */
        public enum Kind {
            /** Given to anyone, without charge or with an access line. */
            FREE,
            /** Thrown away after use. */
            DISPOSABLE,
            /** Forwards to an address that it hides. */
            RELAY
        }
    }
}
