package io.github.mailworthy.mail.work;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under one secret, which is put in once: each use takes a copy where the provider gives one. Thread-safe. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final Optional<Mac> keyed;

    /** Under this secret, which is copied. */
    public Hmac(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        this.keyed = copy(keyed()).map(works -> keyed());
    }

    /** The 32 octets for some data. */
    public byte[] of(byte[] data) {
        return keyed.flatMap(Hmac::copy).orElseGet(this::keyed).doFinal(data);
    }

    private Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Optional<Mac> copy(Mac mac) {
        try {
            return Optional.of((Mac) mac.clone());
        } catch (CloneNotSupportedException e) {
            return Optional.empty();
        }
    }
}
