package io.github.mailworthy.mail.sender;

import io.github.mailworthy.address.EmailAddress;

/** The domain of a message's From. */
final class FromDomain {
    private FromDomain() {}

    static String of(HeaderFields fields) {
        for (int i = fields.count() - 1; i >= 0; i--) {
            if (fields.name(i).equals("from")) {
                return of(fields.value(i));
            }
        }
        throw new IllegalArgumentException("the message has no From");
    }

    /** The address in the last angle brackets, or the bare one. */
    private static String of(String value) {
        int open = value.lastIndexOf('<');
        int close = value.indexOf('>', open + 1);
        String address = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        try {
            return EmailAddress.of(address.strip()).domain();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("From has no address with a domain: " + e.getMessage(), e);
        }
    }
}
