package io.github.mailworthy.dns;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data of one DNS record. */
public sealed interface DnsRecord {
    /**
     * An A or AAAA record.
     *
     * @param ip the address
     */
    record Address(IpAddress ip) implements DnsRecord {}

    /**
     * A mail exchanger.
     *
     * @param preference 0 to 65535, the lowest first
     * @param exchange its name; {@code "."} is a null MX (RFC 7505): the domain takes no mail
     */
    record Mx(int preference, String exchange) implements DnsRecord {
        /** Whether it says that the domain takes no mail (RFC 7505 §3). */
        public boolean isNull() {
            return exchange.equals(".");
        }
    }

    /**
     * A TXT record: the octets of its character-strings, each read as ISO-8859-1, so that nothing is lost.
     *
     * @param strings one text per character-string, one char per octet
     */
    record Txt(List<String> strings) implements DnsRecord {
        /** Copies the strings. */
        public Txt {
            strings = ImmutableList.copyOf(strings);
        }

        /** The strings joined without a space (RFC 7208 §3.3, RFC 6376 §3.6.2.2), one char per octet. */
        public String joined() {
            return String.join("", strings);
        }

        /** The octets joined and read as UTF-8, malformed ones replaced: for people. */
        public String text() {
            return new String(joined().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    /**
     * A CNAME, NS or PTR record.
     *
     * @param type which of the three
     * @param target the name it points to
     */
    record Name(RecordType type, String target) implements DnsRecord {}

    /**
     * The start of a zone, as far as it is needed.
     *
     * @param primary the name of the primary server
     * @param minimum for how many seconds a negative answer may be kept (RFC 2308 §4)
     */
    record Soa(String primary, long minimum) implements DnsRecord {}
}
