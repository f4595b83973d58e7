package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.mail.spi.SigningKey;
import io.github.mailworthy.sender.dkim.DkimPublicKey.Algorithm;

/** An RSA key of 2048 bits without cryptography: what is measured with it is all but the signature. */
final class Nothing implements SigningKey {
    private final String domain;
    private final byte[] signature = new byte[256];

    Nothing(String domain) {
        this.domain = domain;
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public String selector() {
        return "s3";
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.RSA;
    }

    @Override
    public byte[] sign(byte[] data) {
        return signature;
    }
}
