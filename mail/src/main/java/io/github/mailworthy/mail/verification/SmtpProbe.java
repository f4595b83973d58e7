package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.DomainObservation;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.address.MailboxObservation;
import io.github.mailworthy.address.MailboxObservation.Word;
import io.github.mailworthy.dns.DnsRecord;
import io.github.mailworthy.dns.IpAddress;
import io.github.mailworthy.dns.RecordType;
import io.github.mailworthy.mail.spi.DnsLookup;
import io.github.mailworthy.mail.verification.SmtpDialogue.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks mail servers for mailboxes by {@code RCPT}, without ever sending a message.
 *
 * <p><b>Think before you switch it on.</b> Many operators hold such questions for abuse and list those who ask them; an answer says
 * nothing of consent, and spam traps answer like mailboxes. Most clouds block port 25: everything is unknown then, and nothing bad. It
 * asks under the host's own name, within the host's own limits, one connection to a server at a time, never towards private addresses,
 * and leaves a server alone for a while that refuses it. Large providers, whose answers say nothing, are not asked at all.
 */
public final class SmtpProbe implements MailboxProbe {
    private static final int MOST_HOSTS = 3;
    private static final int MOST_ADDRESSES = 2;
    private static final int DOMAINS_KEPT = 10_000;

    /** Mail servers whose word says nothing, by the domain they are under. */
    private static final List<String> PROVIDERS = List.of(
            "google.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "yahoodns.net",
            "yahoo.com",
            "icloud.com",
            "apple.com",
            "aol.com",
            "mail.ru",
            "yandex.net",
            "yandex.ru",
            "gmx.net",
            "web.de",
            "qq.com",
            "163.com",
            "protonmail.ch");

    private final DnsLookup dns;
    private final String helo;
    private final String mailFrom;
    private final int port;
    private final Duration connect;
    private final Duration limit;
    private final boolean privateAddresses;
    private final Duration keepAnyName;
    private final InstantSource clock;
    private final ProbeGuard guard;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, AnyName> anyNames = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AnyName> eldest) {
            return size() > DOMAINS_KEPT;
        }
    };

    private SmtpProbe(Builder builder) {
        this.dns = builder.dns;
        this.helo = builder.helo;
        this.mailFrom = builder.mailFrom.normalised();
        this.port = builder.port;
        this.connect = builder.connect;
        this.limit = builder.limit;
        this.privateAddresses = builder.privateAddresses;
        this.keepAnyName = builder.keepAnyName;
        this.clock = builder.clock;
        this.guard = new ProbeGuard(builder.perHostAndMinute, builder.perMinute, builder.pause);
    }

    /**
     * Begins to build one; what has no default stands here.
     *
     * @param dns finds the servers' addresses
     * @param helo the host's own name, which its address must resolve to (RFC 5321 §4.1.1.1)
     * @param mailFrom an address of the host's that takes bounces
     * @param perHostAndMinute how often one server may be asked in a minute
     * @param perMinute how often all servers together may be asked in a minute
     */
    public static Builder builder(
            DnsLookup dns, String helo, EmailAddress mailFrom, int perHostAndMinute, int perMinute) {
        return new Builder(dns, helo, mailFrom, perHostAndMinute, perMinute);
    }

    @Override
    public MailboxObservation ask(EmailAddress address, DomainObservation domain) {
        List<String> hosts = domain.hosts().stream().limit(MOST_HOSTS).toList();
        if (hosts.isEmpty()) {
            return seen(Word.NO_CONNECTION, Optional.empty(), "", "");
        }
        if (hosts.stream().anyMatch(SmtpProbe::isProvider)) {
            return seen(Word.PROVIDER, Optional.empty(), hosts.get(0), "");
        }
        long deadline = System.nanoTime() + limit.toNanos();
        MailboxObservation last = seen(Word.NO_CONNECTION, Optional.empty(), hosts.get(0), "");
        for (String host : hosts) {
            for (InetAddress ip : addresses(host)) {
                last = ask(address, host, ip, deadline);
                if (last.word() != Word.NO_CONNECTION) {
                    return last;
                }
            }
        }
        return last;
    }

    private MailboxObservation ask(EmailAddress address, String host, InetAddress ip, long deadline) {
        if (!guard.enter(host, clock.instant())) {
            return seen(Word.HELD_BACK, Optional.empty(), host, "");
        }
        boolean trouble = true;
        boolean severe = false;
        try (SmtpConnection server = new SmtpConnection(new InetSocketAddress(ip, port), connect, deadline)) {
            try {
                Told told = new SmtpDialogue(server, host, helo, mailFrom)
                        .ask(address, anyName(address.domain()), this::randomName);
                told.anyName().ifPresent(any -> keep(address.domain(), any));
                trouble = told.word() == Word.REFUSED;
                severe = told.reply().code() == 421 || told.reply().enhanced().startsWith("5.7.");
                return seen(told.word(), told.anyName(), host, told.reply().shown());
            } catch (SocketTimeoutException e) {
                return seen(Word.TIMEOUT, Optional.empty(), host, "");
            } catch (IOException e) {
                return seen(Word.REFUSED, Optional.empty(), host, String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            return seen(Word.NO_CONNECTION, Optional.empty(), host, String.valueOf(e.getMessage()));
        } finally {
            guard.left(host, trouble, severe, clock.instant());
        }
    }

    private List<InetAddress> addresses(String host) {
        try {
            return Stream.of(RecordType.A, RecordType.AAAA)
                    .map(type -> dns.lookup(host, type).toCompletableFuture())
                    .toList()
                    .stream()
                    .flatMap(answer -> answer.join().records().stream())
                    .filter(DnsRecord.Address.class::isInstance)
                    .map(record -> ((DnsRecord.Address) record).ip())
                    .filter(ip -> privateAddresses || ip.isGlobal())
                    .limit(MOST_ADDRESSES)
                    .map(SmtpProbe::inet)
                    .toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static InetAddress inet(IpAddress ip) {
        try {
            return InetAddress.getByAddress(ip.bytes());
        } catch (IOException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static boolean isProvider(String host) {
        return PROVIDERS.stream().anyMatch(provider -> host.equals(provider) || host.endsWith("." + provider));
    }

    private Optional<Boolean> anyName(String domain) {
        synchronized (anyNames) {
            return Optional.ofNullable(anyNames.get(domain))
                    .filter(known -> clock.instant().isBefore(known.until))
                    .map(known -> known.any);
        }
    }

    private void keep(String domain, boolean any) {
        synchronized (anyNames) {
            anyNames.putIfAbsent(domain, new AnyName(any, clock.instant().plus(keepAnyName)));
            if (!clock.instant().isBefore(anyNames.get(domain).until)) {
                anyNames.put(domain, new AnyName(any, clock.instant().plus(keepAnyName)));
            }
        }
    }

    private String randomName() {
        StringBuilder name = new StringBuilder(20);
        for (int i = 0; i < 20; i++) {
            name.append((char) ('a' + chance.nextInt(26)));
        }
        return name.toString();
    }

    private MailboxObservation seen(Word word, Optional<Boolean> anyName, String host, String reply) {
        return new MailboxObservation(word, anyName, host, reply, clock.instant());
    }

    private record AnyName(boolean any, Instant until) {}

    /** Builds an {@link SmtpProbe}. */
    public static final class Builder {
        private final DnsLookup dns;
        private final String helo;
        private final EmailAddress mailFrom;
        private final int perHostAndMinute;
        private final int perMinute;
        private int port = 25;
        private Duration connect = Duration.ofSeconds(5);
        private Duration limit = Duration.ofSeconds(20);
        private boolean privateAddresses;
        private Duration keepAnyName = Duration.ofHours(6);
        private Duration pause = Duration.ofMinutes(15);
        private InstantSource clock = InstantSource.system();

        private Builder(DnsLookup dns, String helo, EmailAddress mailFrom, int perHostAndMinute, int perMinute) {
            boolean named = helo.indexOf('.') > 0 && helo.chars().noneMatch(c -> c <= ' ' || c >= 127);
            if (!named || perHostAndMinute < 1 || perMinute < 1) {
                throw new IllegalArgumentException(
                        "a probe needs the host's own full name and limits of at least 1, not " + helo + ", "
                                + perHostAndMinute + ", " + perMinute);
            }
            this.dns = dns;
            this.helo = helo;
            this.mailFrom = mailFrom;
            this.perHostAndMinute = perHostAndMinute;
            this.perMinute = perMinute;
        }

        /** The servers' port. Default: 25. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** How long a connection may take, and a whole conversation. Default: 5 and 20 seconds. */
        public Builder timeLimits(Duration connection, Duration conversation) {
            this.connect = connection;
            this.limit = conversation;
            return this;
        }

        /** Asks servers at private and loopback addresses too: for tests, and for a host that checks its own. Default: no. */
        public Builder allowPrivateAddresses() {
            this.privateAddresses = true;
            return this;
        }

        /** How long it is known of a domain whether it takes any name. Default: 6 hours. */
        public Builder keepAnyName(Duration time) {
            this.keepAnyName = time;
            return this;
        }

        /** How long a server is left alone that refused us. Default: 15 minutes. */
        public Builder pause(Duration time) {
            this.pause = time;
            return this;
        }

        /** The clock. Default: the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** The probe. */
        public SmtpProbe build() {
            return new SmtpProbe(this);
        }
    }
}
