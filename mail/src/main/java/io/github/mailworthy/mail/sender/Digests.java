package io.github.mailworthy.mail.sender;

import io.github.mailworthy.change.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Codes as they are kept: not to be read back by whoever sees the store, and good for one row only. */
final class Digests {
    private Digests() {}

    static String of(Key<?> key, String code) {
        try {
            String text = key.kind() + "\n" + key.account() + "\n" + key.id() + "\n" + code;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
