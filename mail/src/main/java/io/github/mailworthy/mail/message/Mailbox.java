package io.github.mailworthy.mail.message;

import io.github.mailworthy.address.EmailAddress;

/**
 * An address with the name of whom it belongs to (RFC 5322 §3.4, {@code name-addr}).
 *
 * @param name as people read it, any characters; empty for none. Control characters are written as blanks
 * @param address of the mailbox
 */
public record Mailbox(String name, EmailAddress address) {
    /** An address without a name. */
    public static Mailbox of(EmailAddress address) {
        return new Mailbox("", address);
    }

    /** The address as it stands on the wire (RFC 5321 §4.1.2): its local part quoted where it is no atom, its domain as A-labels. */
    public String addrSpec() {
        return HeaderText.local(address.localPart()) + "@" + address.domain();
    }
}
