package io.github.mailworthy.mail.sender;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Where the header fields of a message stand, without copying them. */
final class HeaderFields {
    private final byte[] message;
    private String[] names = new String[24];
    private int[] places = new int[24 * 3];
    private int count;
    private int body;

    HeaderFields(byte[] message) {
        this.message = message;
        int at = 0;
        while (at < message.length) {
            if (isLineEnd(at)) {
                at += 2;
                break;
            }
            at = field(at);
        }
        body = Math.min(at, message.length);
    }

    private int field(int start) {
        int colon = -1;
        int at = start;
        while (at < message.length) {
            if (message[at] == ':' && colon < 0) {
                colon = at;
            } else if (isLineEnd(at) && !isFolded(at + 2)) {
                break;
            }
            at++;
        }
        if (colon > 0) {
            if (count == names.length) {
                names = Arrays.copyOf(names, count * 2);
                places = Arrays.copyOf(places, count * 6);
            }
            names[count] = new String(message, start, colon - start, StandardCharsets.ISO_8859_1)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            places[count * 3] = start;
            places[count * 3 + 1] = colon;
            places[count * 3 + 2] = at;
            count++;
        }
        return at + 2;
    }

    private boolean isLineEnd(int at) {
        return message[at] == '\r' && at + 1 < message.length && message[at + 1] == '\n';
    }

    private boolean isFolded(int at) {
        return at < message.length && (message[at] == ' ' || message[at] == '\t');
    }

    int count() {
        return count;
    }

    String name(int i) {
        return names[i];
    }

    /** Where the body begins; the length of the message without one. */
    int body() {
        return body;
    }

    void relaxed(int i, Octets out) {
        Relaxed.header(message, places[i * 3], places[i * 3 + 1], places[i * 3 + 2], out);
    }

    String value(int i) {
        return new String(
                message, places[i * 3 + 1] + 1, places[i * 3 + 2] - places[i * 3 + 1] - 1, StandardCharsets.UTF_8);
    }
}
