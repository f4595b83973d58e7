package io.github.mailworthy.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates for servers on loopback. */
public final class Certificates {
    private static final char[] PASSWORD = "password".toCharArray();

    private Certificates() {}

    /** A key and a certificate of its own for localhost, made by the JDK's keytool; the file is a PKCS #12 store. */
    public static KeyStore store(Path folder, String name, String... more)
            throws IOException, GeneralSecurityException {
        return store(folder, name, List.of("dns:localhost", "ip:127.0.0.1"), more);
    }

    private static KeyStore store(Path folder, String name, List<String> hosts, String... more)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name.replace('=', '-').replace('.', '-') + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "key",
                "-dname",
                name,
                "-keystore",
                file.toString(),
                "-storepass",
                "password",
                "-storetype",
                "PKCS12",
                "-ext",
                "san=" + String.join(",", hosts)));
        command.addAll(List.of(more));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream said = made.getInputStream()) {
            said.readAllBytes();
            if (made.waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** Both sides of a connection to localhost: a server's key, and trust in that key alone. */
    public static SSLContext localhost(Path folder) throws IOException, GeneralSecurityException {
        return context(store(folder, "CN=localhost", "-keyalg", "EC"));
    }

    /** The same, but the certificate is for another host than localhost. */
    public static SSLContext elsewhere(Path folder) throws IOException, GeneralSecurityException {
        return context(store(folder, "CN=elsewhere", List.of("dns:elsewhere.example"), "-keyalg", "EC"));
    }

    private static SSLContext context(KeyStore store) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, PASSWORD);
        roots.setCertificateEntry("server", store.getCertificate("key"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
