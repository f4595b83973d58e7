package io.github.mailworthy.mail.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.gate.SendQuestion;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and checks the tokens of unsubscribe links. Safe for many threads.
 *
 * <p>A token names account, address and list, readable by whoever holds it, and is signed with HMAC-SHA-256, cut to 128 bits: nobody
 * can make one for somebody else. It does not expire, and the same subscription has the same token under the same key.
 */
public final class UnsubscribeTokens {
    private static final byte[] PURPOSE = "mailworthy unsubscribe 1\0".getBytes(UTF_8);
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 2000;

    /** No token that is made has more characters: with a page or a mailbox, it must fit into one word of a header field. */
    static final int LONGEST_MADE = 740;

    private static final int LONGEST_LIST = 400;

    /** Octets of a payload whose base64 leaves room for a key's id of 8 characters, two dots and the signature's 22. */
    private static final int LONGEST_PAYLOAD = (LONGEST_MADE - 32) / 4 * 3;

    private final TokenKeys keys;

    /** Tokens by these keys. */
    public UnsubscribeTokens(TokenKeys keys) {
        this.keys = keys;
    }

    /**
     * The token of a subscription: letters, digits, {@code -}, {@code _} and {@code .}, fit for a URL as it is.
     *
     * @throws IllegalArgumentException if the list's id holds a control character or half of a surrogate pair, or has more than 400 octets,
     *     or more than an account's id and an address that are very long leave it; 200 octets always fit with an account's id of 64
     *     octets and an address of 254
     */
    public String make(Subscription subscription) {
        if (!SendQuestion.isListId(subscription.list())) {
            throw new IllegalArgumentException(
                    "a list's id holds no control character and no half of a surrogate pair");
        }
        byte[] account = subscription.account().value().getBytes(UTF_8);
        byte[] address = subscription.address().key().getBytes(UTF_8);
        byte[] list = subscription.list().getBytes(UTF_8);
        int room = Math.min(LONGEST_LIST, LONGEST_PAYLOAD - 4 - account.length - address.length);
        if (list.length > room) {
            throw new IllegalArgumentException("a list's id of " + list.length
                    + " octets makes a token too long for a header field: with an account's id of " + account.length
                    + " and an address of " + address.length + " octets, it has " + room + " at most");
        }
        byte[] payload = ByteBuffer.allocate(4 + account.length + address.length + list.length)
                .putShort((short) account.length)
                .put(account)
                .putShort((short) address.length)
                .put(address)
                .put(list)
                .array();
        String id = keys.newest();
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return id + "." + base64.encodeToString(payload) + "."
                + base64.encodeToString(signature(id, payload).orElseThrow());
    }

    /**
     * The subscription that a token ends; empty if it is none of ours, whatever it is.
     *
     * @param token as it came, from a URL or a mail's subject
     */
    public Optional<Subscription> check(String token) {
        String[] parts =
                token.length() > LONGEST ? new String[0] : token.strip().split("\\.", 4);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            byte[] given = Base64.getUrlDecoder().decode(parts[2]);
            boolean ours = signature(parts[0], payload)
                    .filter(expected -> MessageDigest.isEqual(expected, given))
                    .isPresent();
            return ours ? Optional.of(read(ByteBuffer.wrap(payload))) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException notOurs) {
            return Optional.empty();
        }
    }

    private static Subscription read(ByteBuffer payload) {
        AccountId account = new AccountId(text(payload, payload.getShort()));
        EmailAddress address = EmailAddress.of(text(payload, payload.getShort()));
        return new Subscription(account, address, text(payload, payload.remaining()));
    }

    private static String text(ByteBuffer payload, int length) {
        byte[] bytes = new byte[length];
        payload.get(bytes);
        return new String(bytes, UTF_8);
    }

    private Optional<byte[]> signature(String id, byte[] payload) {
        byte[] name = (id + "\0").getBytes(UTF_8);
        byte[] data = ByteBuffer.allocate(PURPOSE.length + name.length + payload.length)
                .put(PURPOSE)
                .put(name)
                .put(payload)
                .array();
        return keys.sign(id, data).map(full -> Arrays.copyOf(full, SIGNATURE));
    }
}
