package io.github.mailworthy.mail.sender;

import io.github.mailworthy.mail.spi.SigningKey;
import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import org.jspecify.annotations.Nullable;

/** A signing key in this process. Thread-safe. */
public final class PrivateSigningKey implements SigningKey {
    private static final int LEAST_BITS = 1024;

    private final String domain;
    private final String selector;
    private final Algorithm algorithm;
    private final PrivateKey key;
    private final @Nullable Provider provider;

    private PrivateSigningKey(String domain, String selector, PrivateKey key, @Nullable Provider provider) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
        this.provider = provider;
        this.algorithm = key.getAlgorithm().equals("RSA") ? Algorithm.RSA : Algorithm.ED25519;
    }

    /**
     * A key for the JDK's own cryptography.
     *
     * @throws IllegalArgumentException if it is neither RSA of 1024 bits or more (RFC 8301 §3.2) nor Ed25519
     */
    public static PrivateSigningKey of(String domain, String selector, PrivateKey key) {
        return checked(new PrivateSigningKey(domain, selector, key, null));
    }

    /**
     * A key for this provider's cryptography, such as a native or hardware one.
     *
     * @throws IllegalArgumentException if it is neither RSA of 1024 bits or more nor Ed25519, or the provider cannot sign with it
     */
    public static PrivateSigningKey of(String domain, String selector, PrivateKey key, Provider provider) {
        return checked(new PrivateSigningKey(domain, selector, key, provider));
    }

    private static PrivateSigningKey checked(PrivateSigningKey made) {
        if (made.key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new IllegalArgumentException("an RSA key that signs has at least " + LEAST_BITS + " bits, not "
                    + rsa.getModulus().bitLength());
        }
        try {
            made.signature();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this " + made.key.getAlgorithm() + " key cannot sign mail", e);
        }
        return made;
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public String selector() {
        return selector;
    }

    @Override
    public Algorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = signature();
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + selector + " of " + domain + " does not sign", e);
        }
    }

    private Signature signature() throws NoSuchAlgorithmException, InvalidKeyException {
        String name = algorithm == Algorithm.RSA ? "SHA256withRSA" : "Ed25519";
        Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        signature.initSign(key);
        return signature;
    }

    /** Shows no part of the key. */
    @Override
    public String toString() {
        return selector + "._domainkey." + domain + " (" + algorithm.tag() + ")";
    }
}
