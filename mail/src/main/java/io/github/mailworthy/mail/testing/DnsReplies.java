package io.github.mailworthy.mail.testing;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsAnswer.Failed.Cause;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Turns a query's octets into a reply's, or into silence. */
final class DnsReplies {
    private static final long NEGATIVE = 60;

    private final DnsLookup answers;

    DnsReplies(DnsLookup answers) {
        this.answers = answers;
    }

    Optional<byte[]> to(byte[] octets, boolean cut) {
        try {
            Message query = new Message(octets);
            Record question = query.getQuestion();
            if (question == null || query.getHeader().getFlag(Flags.QR)) {
                return Optional.empty();
            }
            OPTRecord edns = query.getOPT();
            int most = !cut ? 65_535 : edns == null ? 512 : Math.max(512, edns.getPayloadSize());
            return reply(query, question, edns).map(message -> message.toWire(most));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Message> reply(Message query, Record question, @Nullable OPTRecord edns) throws IOException {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        reply.getHeader().setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.addRecord(question, Section.QUESTION);
        DnsAnswer answer = answer(question);
        if (answer instanceof DnsAnswer.Failed failed && failed.cause() == Cause.TIMEOUT) {
            return Optional.empty();
        }
        reply.getHeader()
                .setRcode(
                        answer.match(r -> Rcode.NOERROR, n -> Rcode.NOERROR, n -> Rcode.NXDOMAIN, f -> Rcode.SERVFAIL));
        if (answer instanceof DnsAnswer.Records records) {
            Name name = question.getName();
            long ttl = records.ttl().toSeconds();
            for (String alias : records.aliases()) {
                Name target = name(alias);
                reply.addRecord(new CNAMERecord(name, DClass.IN, ttl, target), Section.ANSWER);
                name = target;
            }
            for (DnsRecord record : records.records()) {
                reply.addRecord(written(name, ttl, record), Section.ANSWER);
            }
        } else if (!answer.isFailure()) {
            Name root = Name.root;
            reply.addRecord(
                    new SOARecord(root, DClass.IN, NEGATIVE, root, root, 1, 3600, 600, 86_400, NEGATIVE),
                    Section.AUTHORITY);
        }
        if (edns != null) {
            reply.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        }
        return Optional.of(reply);
    }

    private DnsAnswer answer(Record question) {
        String asked = question.getName().toString(true);
        List<RecordType> types = List.of(RecordType.values());
        String type = Type.string(question.getType());
        return types.stream()
                .filter(known -> known.name().equals(type))
                .findFirst()
                .map(known -> answers.lookup(asked.isEmpty() ? "." : asked, known)
                        .toCompletableFuture()
                        .join())
                .orElse(new DnsAnswer.NoData(Optional.empty()));
    }

    private static Record written(Name name, long ttl, DnsRecord record)
            throws TextParseException, UnknownHostException {
        if (record instanceof DnsRecord.Mx mx) {
            return new MXRecord(name, DClass.IN, ttl, mx.preference(), name(mx.exchange()));
        }
        if (record instanceof DnsRecord.Address address) {
            InetAddress ip = InetAddress.getByAddress(address.ip().bytes());
            return address.ip().v6() ? new AAAARecord(name, DClass.IN, ttl, ip) : new ARecord(name, DClass.IN, ttl, ip);
        }
        if (record instanceof DnsRecord.Txt txt) {
            return Record.newRecord(name, Type.TXT, DClass.IN, ttl, rdata(txt));
        }
        if (record instanceof DnsRecord.Soa soa) {
            return new SOARecord(name, DClass.IN, ttl, name(soa.primary()), name, 1, 3600, 600, 86_400, soa.minimum());
        }
        DnsRecord.Name pointer = (DnsRecord.Name) record;
        Name target = name(pointer.target());
        return switch (pointer.type()) {
            case CNAME -> new CNAMERecord(name, DClass.IN, ttl, target);
            case PTR -> new PTRRecord(name, DClass.IN, ttl, target);
            default -> new NSRecord(name, DClass.IN, ttl, target);
        };
    }

    /** Each string as its length and its octets (RFC 1035 §3.3.14). */
    private static byte[] rdata(DnsRecord.Txt txt) {
        ByteArrayOutputStream rdata = new ByteArrayOutputStream();
        for (String string : txt.strings()) {
            byte[] octets = string.getBytes(StandardCharsets.ISO_8859_1);
            rdata.write(octets.length);
            rdata.writeBytes(octets);
        }
        return rdata.toByteArray();
    }

    private static Name name(String text) throws TextParseException {
        return text.equals(".") ? Name.root : Name.fromString(text + ".");
    }
}
