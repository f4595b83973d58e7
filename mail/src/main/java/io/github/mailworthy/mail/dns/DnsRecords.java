package io.github.mailworthy.mail.dns;

import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Records from dnsjava's form into ours. */
final class DnsRecords {
    private DnsRecords() {}

    static int code(RecordType type) {
        return Type.value(type.name());
    }

    /** The record's data, or empty for a type that nobody asks for. */
    static Optional<DnsRecord> read(Record record) {
        if (record instanceof MXRecord mx) {
            return Optional.of(new DnsRecord.Mx(mx.getPriority(), DnsNames.text(mx.getTarget())));
        }
        if (record instanceof ARecord a) {
            return Optional.of(new DnsRecord.Address(IpAddress.of(a.getAddress().getAddress())));
        }
        if (record instanceof AAAARecord aaaa) {
            return Optional.of(
                    new DnsRecord.Address(IpAddress.of(aaaa.getAddress().getAddress())));
        }
        if (record instanceof TXTRecord txt) {
            return Optional.of(new DnsRecord.Txt(txt.getStringsAsByteArrays().stream()
                    .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                    .toList()));
        }
        if (record instanceof CNAMERecord cname) {
            return Optional.of(new DnsRecord.Name(RecordType.CNAME, DnsNames.text(cname.getTarget())));
        }
        if (record instanceof PTRRecord ptr) {
            return Optional.of(new DnsRecord.Name(RecordType.PTR, DnsNames.text(ptr.getTarget())));
        }
        if (record instanceof NSRecord ns) {
            return Optional.of(new DnsRecord.Name(RecordType.NS, DnsNames.text(ns.getTarget())));
        }
        if (record instanceof SOARecord soa) {
            return Optional.of(new DnsRecord.Soa(DnsNames.text(soa.getHost()), soa.getMinimum()));
        }
        return Optional.empty();
    }
}
