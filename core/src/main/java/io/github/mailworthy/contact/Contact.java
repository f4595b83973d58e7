package io.github.mailworthy.contact;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A contact, which is an address within an account, as it is kept.
 *
 * <p>A row exists also for an address that is no registered contact, if something is known of it: facts belong to the address.
 *
 * @param account whose
 * @param address as it was given; empty once it is erased
 * @param registeredAt when it became a contact; empty if only facts are kept
 * @param facts what is known
 * @param since when the reason shown became the one shown
 * @param checks what is remembered of its checks
 * @param openRequest the id of the safelist request that waits for a ruling
 * @param lastDeclined when a request was declined last
 * @param movedFrom the address before this one, and where to go on reading in its log
 */
public record Contact(
        AccountId account,
        Optional<EmailAddress> address,
        Optional<Instant> registeredAt,
        Facts facts,
        Optional<Instant> since,
        Checks checks,
        Optional<String> openRequest,
        Optional<Instant> lastDeclined,
        Optional<MovedFrom> movedFrom) {
    /** The kind of these rows in a store. */
    public static final Kind<Contact> KIND = new Kind<>("contact", Contact.class);

    /** An address of which nothing is known yet. */
    public static Contact blank(ContactKey key) {
        return new Contact(
                key.account(),
                Optional.of(key.address()),
                Optional.empty(),
                Facts.NONE,
                Optional.empty(),
                Checks.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it is a registered contact. */
    public boolean isRegistered() {
        return registeredAt.isPresent();
    }

    /** What follows from its own facts; what holds for every account comes on top: {@link Standing#of(Facts, Facts)}. */
    public Standing standing() {
        return Standing.of(facts);
    }

    /**
     * The address before.
     *
     * @param id of its row in the same account
     * @param version of that row when the contact left it: its log goes on there
     */
    public record MovedFrom(String id, long version) {}
}
