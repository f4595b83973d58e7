package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.mail.spi.Handover.Certificate;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Remembers the certificate that a server shows, accepted or not. Decides nothing. */
final class CertificateWatch {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private volatile Optional<X509Certificate> shown = Optional.empty();
    private volatile Optional<SSLSocket> socket = Optional.empty();

    /** A factory that trusts what the platform trusts. */
    SSLSocketFactory trusting() {
        try {
            TrustManagerFactory platforms = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            platforms.init((KeyStore) null);
            TrustManager[] watched = Stream.of(platforms.getTrustManagers())
                    .map(each -> each instanceof X509ExtendedTrustManager x509 ? new Watching(x509) : each)
                    .toArray(TrustManager[]::new);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, watched, null);
            return over(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    /** A factory of the host's. */
    SSLSocketFactory over(SSLSocketFactory factory) {
        return WatchedTls.over(factory, made -> {
            if (made instanceof SSLSocket secure) {
                socket = Optional.of(secure);
            }
        });
    }

    /** The certificate, if one was seen; why it was not accepted if the step failed. */
    Optional<Certificate> certificate(boolean accepted, String trouble) {
        return shown.or(this::ofTheSocket)
                .map(x509 -> new Certificate(
                        x509.getSubjectX500Principal().getName(),
                        x509.getIssuerX500Principal().getName(),
                        x509.getNotBefore().toInstant(),
                        x509.getNotAfter().toInstant(),
                        names(x509),
                        accepted ? Optional.empty() : Optional.of(trouble)));
    }

    private Optional<X509Certificate> ofTheSocket() {
        return socket.flatMap(open -> {
            try {
                return open.getSession().getPeerCertificates()[0] instanceof X509Certificate x509
                        ? Optional.of(x509)
                        : Optional.empty();
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        });
    }

    private static List<String> names(X509Certificate x509) {
        try {
            Collection<List<?>> names = x509.getSubjectAlternativeNames();
            if (names != null) {
                return names.stream()
                        .filter(name ->
                                name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
            }
        } catch (CertificateException malformed) {
            return List.of();
        }
        return Stream.of(x509.getSubjectX500Principal().getName().split(","))
                .filter(part -> part.startsWith("CN="))
                .map(part -> part.substring(3))
                .toList();
    }

    private final class Watching extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager decides;

        Watching(X509ExtendedTrustManager decides) {
            this.decides = decides;
        }

        private void saw(X509Certificate[] chain) {
            shown = Stream.of(chain).findFirst();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket over)
                throws CertificateException {
            saw(chain);
            decides.checkServerTrusted(chain, type, over);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine over)
                throws CertificateException {
            saw(chain);
            decides.checkServerTrusted(chain, type, over);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            saw(chain);
            decides.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket over)
                throws CertificateException {
            decides.checkClientTrusted(chain, type, over);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine over)
                throws CertificateException {
            decides.checkClientTrusted(chain, type, over);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            decides.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return decides.getAcceptedIssuers();
        }
    }
}
