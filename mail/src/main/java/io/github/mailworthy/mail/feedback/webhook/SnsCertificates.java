package io.github.mailworthy.mail.feedback.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the certificates that Amazon SNS signs with, and keeps them for a day.
 *
 * <p>Only over https and only from SNS itself; redirects are not followed, and size and time are limited. Believed is a
 * certificate that was issued to SNS, holds an RSA key of 2,048 bits or more and is valid now; where the file brings its
 * issuers along, each must have signed the one before. Whose file it is, TLS proves: SNS usually leaves the issuers out.
 *
 * <p>What could not be had is asked for again after a minute, and no more than ten files are asked for in a minute, whoever
 * sends what. Safe to use from many threads; one of them fetches, the others wait for it.
 */
public final class SnsCertificates implements Certificates {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 50;
    private static final int MOST_A_MINUTE = 10;
    private static final int KEY_BITS = 2_048;

    /** How a file is fetched. */
    interface Fetch {
        byte[] get(URI address) throws IOException;
    }

    private record Held(Optional<X509Certificate> certificate, Instant until) {}

    private final Fetch fetch;
    private final InstantSource clock;
    private final Map<URI, Held> held = new LinkedHashMap<>();
    private Instant minute = Instant.EPOCH;
    private int fetched;

    SnsCertificates(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Fetches with these limits. */
    public static SnsCertificates of(Duration timeout, InstantSource clock) {
        return new SnsCertificates(HttpsFetch.within(timeout), clock);
    }

    @Override
    public synchronized Optional<PublicKey> key(URI address) {
        if (SesWebhook.pinned(address.toString()).filter(SnsCertificates::named).isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Held known = held.get(address);
        if (known == null || !now.isBefore(known.until())) {
            if (!allowed(now)) {
                return Optional.empty();
            }
            known = fetched(address, now);
            held.remove(address);
            if (held.size() >= MOST_KEPT) {
                held.remove(held.keySet().iterator().next());
            }
            held.put(address, known);
        }
        return known.certificate().filter(it -> valid(it, now)).map(X509Certificate::getPublicKey);
    }

    private static boolean named(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return path.startsWith("/SimpleNotificationService-")
                && path.endsWith(".pem")
                && path.indexOf('/', 1) < 0
                && address.getRawQuery() == null;
    }

    private boolean allowed(Instant now) {
        if (!now.isBefore(minute.plus(PAUSE))) {
            minute = now;
            fetched = 0;
        }
        return fetched++ < MOST_A_MINUTE;
    }

    private Held fetched(URI address, Instant now) {
        try {
            return new Held(Optional.of(certificate(fetch.get(address))), now.plus(KEPT));
        } catch (IOException | GeneralSecurityException notToBeHad) {
            return new Held(Optional.empty(), now.plus(PAUSE));
        }
    }

    private static X509Certificate certificate(byte[] file) throws GeneralSecurityException {
        List<X509Certificate> chain =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file)).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (chain.isEmpty() || !issuedToSns(chain.get(0)) || !strong(chain.get(0))) {
            throw new CertificateException("not a certificate of SNS");
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            X509Certificate issuer = chain.get(i + 1);
            chain.get(i).verify(issuer.getPublicKey());
            if (issuer.getBasicConstraints() < 0) {
                throw new CertificateException("signed by one that may not sign");
            }
        }
        return chain.get(0);
    }

    private static boolean issuedToSns(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName().toLowerCase(Locale.ROOT);
        for (String part : subject.split(",", -1)) {
            String name = part.strip();
            if (name.startsWith("cn=sns.") && (name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn"))) {
                return true;
            }
        }
        return subject.equals("cn=sns.amazonaws.com");
    }

    private static boolean strong(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= KEY_BITS;
    }

    private static boolean valid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && now.isBefore(certificate.getNotAfter().toInstant());
    }
}
