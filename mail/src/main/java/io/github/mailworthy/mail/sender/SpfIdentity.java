package io.github.mailworthy.mail.sender;

import io.github.mailworthy.dns.IpAddress;

/**
 * Who is checked.
 *
 * @param ip of the client
 * @param helo as it was said
 * @param local the local part of the sender, {@code postmaster} if it has none (RFC 7208 §4.3)
 * @param domain of the sender
 */
record SpfIdentity(IpAddress ip, String helo, String local, String domain) {
    static SpfIdentity of(IpAddress ip, String helo, String mailFrom) {
        String name = DnsNames.ascii(helo);
        if (mailFrom.isEmpty()) {
            return new SpfIdentity(ip, name, "postmaster", name);
        }
        int at = mailFrom.lastIndexOf('@');
        String local = at <= 0 ? "postmaster" : mailFrom.substring(0, at);
        return new SpfIdentity(ip, name, local, DnsNames.ascii(mailFrom.substring(at + 1)));
    }

    String sender() {
        return local + "@" + domain;
    }
}
