package io.github.mailworthy.dns;

/** The types of record that Mailworthy asks for. */
public enum RecordType {
    /** IPv4 address (RFC 1035 §3.4.1). */
    A,
    /** IPv6 address (RFC 3596). */
    AAAA,
    /** Mail exchanger (RFC 1035 §3.3.9). */
    MX,
    /** Text (RFC 1035 §3.3.14). */
    TXT,
    /** Canonical name (RFC 1035 §3.3.1). */
    CNAME,
    /** Name of an address (RFC 1035 §3.3.12). */
    PTR,
    /** Name server (RFC 1035 §3.3.11). */
    NS,
    /** Start of a zone (RFC 1035 §3.3.13). */
    SOA
}
