package io.github.mailworthy.mail.sender;

import com.google.common.base.Ascii;
import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.sender.spf.MacroString;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of the macro letters (RFC 7208 §7.2), and the names that they make. */
final class SpfMacros {
    /** Of a client's names no more are looked at (RFC 7208 §4.6.4). */
    private static final int MOST_NAMES = 10;

    private final Asker asker;
    private final SpfIdentity who;
    private final InstantSource clock;
    private final String receiver;

    SpfMacros(Asker asker, SpfIdentity who, InstantSource clock, String receiver) {
        this.asker = asker;
        this.who = who;
        this.clock = clock;
        this.receiver = receiver;
    }

    /**
     * The name to ask for: expanded, without a final dot, shortened from the left to 253 characters (RFC 7208 §7.3); empty if what
     * comes out is no name (RFC 7208 §4.8).
     */
    Optional<String> name(MacroString spec, String domain) {
        String name = DnsNames.withoutFinalDot(spec.expand(letter -> value(letter, domain)));
        while (name.length() > DnsNames.LONGEST && name.indexOf('.') >= 0) {
            name = name.substring(name.indexOf('.') + 1);
        }
        return DnsNames.canBeAsked(name) ? Optional.of(name) : Optional.empty();
    }

    /** The words of an explanation; empty if they are not US-ASCII (RFC 7208 §6.2). */
    Optional<String> words(MacroString explanation, String domain) {
        String words = explanation.expand(letter -> value(letter, domain));
        return words.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? Optional.of(words) : Optional.empty();
    }

    private String value(char letter, String domain) {
        return switch (letter) {
            case 's' -> who.sender();
            case 'l' -> who.local();
            case 'o' -> who.domain();
            case 'd' -> domain;
            case 'i' -> DnsNames.dotted(who.ip());
            case 'p' -> validatedName(domain);
            case 'v' -> who.ip().v6() ? "ip6" : "in-addr";
            case 'h' -> who.helo();
            case 'c' -> who.ip().toString();
            case 'r' -> receiver;
            case 't' -> Long.toString(clock.instant().getEpochSecond());
            default -> throw new IllegalArgumentException("no macro letter: " + letter);
        };
    }

    /** The domain itself if the client has that name, or a name below it, or any (RFC 7208 §7.3). */
    private String validatedName(String domain) {
        List<String> names = validatedNames(asker.ask(DnsNames.reverse(who.ip()), RecordType.PTR));
        return names.stream()
                .filter(name -> Ascii.equalsIgnoreCase(name, domain))
                .findFirst()
                .or(() -> names.stream().filter(name -> isBelow(name, domain)).findFirst())
                .or(() -> names.stream().findFirst())
                .orElse("unknown");
    }

    /** Those of the client's names that lead back to it (RFC 7208 §5.5). */
    List<String> validatedNames(DnsAnswer pointers) {
        List<String> names = new ArrayList<>();
        pointers.records().stream().limit(MOST_NAMES).forEach(pointer -> {
            if (pointer instanceof DnsRecord.Name name) {
                String target = DnsNames.withoutFinalDot(DnsNames.octets(name.target()));
                if (addresses(target).records().stream().anyMatch(this::isClient)) {
                    names.add(target);
                }
            }
        });
        return names;
    }

    DnsAnswer addresses(String name) {
        return asker.ask(name, who.ip().v6() ? RecordType.AAAA : RecordType.A);
    }

    private boolean isClient(DnsRecord address) {
        return address instanceof DnsRecord.Address found && found.ip().equals(client());
    }

    IpAddress client() {
        return who.ip();
    }

    static boolean isBelow(String name, String domain) {
        int from = name.length() - domain.length();
        return from > 0 && name.charAt(from - 1) == '.' && name.regionMatches(true, from, domain, 0, domain.length());
    }
}
