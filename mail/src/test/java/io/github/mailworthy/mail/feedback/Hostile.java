package io.github.mailworthy.mail.feedback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Mails made to break their reader, as streams: none of them is ever in memory as a whole unless the reader keeps it. */
final class Hostile {
    private static final String HEAD = "From: MAILER-DAEMON@a.example\nTo: b@c.example\nSubject: failure notice\n";

    private Hostile() {}

    /** Name and mail. */
    static Map<String, InputStream> mails() {
        Map<String, InputStream> mails = new TreeMap<>();
        mails.put(
                "10,000 nested multiparts",
                repeat(HEAD, 10_000, i -> "Content-Type: multipart/mixed; boundary=\"b" + i + "\"\n\n--b" + i + "\n"));
        mails.put("10,000 nested messages", repeat(HEAD, 10_000, i -> "Content-Type: message/rfc822\n\n"));
        mails.put(
                "200,000 tiny parts",
                repeat(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n", 200_000, i -> "--b\n\nx\n"));
        mails.put(
                "200,000 recipients",
                repeat(
                        HEAD + "Content-Type: message/delivery-status\n\n",
                        200_000,
                        i -> "Final-Recipient: rfc822;u" + i + "@d.example\nAction: failed\nStatus: 5.1.1\n\n"));
        mails.put(
                "200,000 recipients in words",
                repeat(
                        HEAD + "\nHi. This is the qmail-send program\n\n",
                        200_000,
                        i -> "<u" + i + "@d.example>:\nno\n\n"));
        mails.put("a header line of 50 MB", repeat(HEAD + "X-Long: ", 50 << 10, i -> "x".repeat(1_024)));
        mails.put("a folded header line of 50 MB", repeat(HEAD + "X-Long: ", 50 << 10, i -> "x".repeat(1_022) + "\n "));
        mails.put("a million headers", repeat(HEAD, 1_000_000, i -> "X-" + i + ": y\n"));
        mails.put(
                "a million lines that are no header",
                repeat(HEAD, 1_000_000, i -> i % 2 == 0 ? "X: y\n" : "nonsense\n"));
        mails.put("a million at signs", repeat(HEAD + "\n", 1_000_000, i -> "a@"));
        mails.put(
                "a million angle brackets",
                repeat(HEAD + "Content-Type: text/html\n\n", 1_000_000, i -> i % 3 == 0 ? "<a " : "<"));
        mails.put("a million ampersands", repeat(HEAD + "Content-Type: text/html\n\n", 1_000_000, i -> "&a;<b>"));
        mails.put(
                "blanks and then nothing but tags",
                repeat(HEAD + "Content-Type: text/html\n\nx<p>", 100_000, i -> i < 1_000 ? " ".repeat(100) : "<td>"));
        mails.put(
                "a million encoded words", repeat("From: a@b.example\nSubject: ", 1_000_000, i -> "=?utf-8?q?=41?= "));
        mails.put("a million quotes", repeat(HEAD + "\n", 1_000_000, i -> "\"@"));
        mails.put("a million codes", repeat(HEAD + "\n<a@b.example>: ", 1_000_000, i -> "550 5.1."));
        mails.put(
                "a million dashes",
                repeat(
                        HEAD + "Content-Type: multipart/mixed; boundary=\"" + "-".repeat(60) + "\"\n\n",
                        1_000_000,
                        i -> "--\n"));
        mails.put(
                "words that nearly match", repeat(HEAD + "\n<a@b.example>: ", 200_000, i -> "user mailbox account * "));
        mails.put(
                "forged recipients by the thousand",
                repeat(
                        "X-Failed-Recipients: a@b.example\n" + HEAD + "X-Failed-Recipients: ",
                        100_000,
                        i -> "u" + i + "@d.example, "));
        mails.put(
                "charsets that nobody knows",
                repeat(
                        HEAD + "Content-Type: text/plain; charset=\"x-no-such\u0000-thing\"\n\n",
                        1_000,
                        i -> "\u00ff\u00fe<a@b.example>: "));
        mails.put(
                "senders by the thousand",
                repeat(
                        "From: r7@relay.example\nSubject: x\n\nIt could not be delivered.\n",
                        100_000,
                        i -> "From: s" + i + "@d.example, t" + i + "@d.example\nto u" + i + "@d.example\n"));
        mails.put(
                "recipients of no known form by the thousand",
                repeat(
                        "From: r7@relay.example\nSubject: x\n\nnot delivered to\n",
                        100_000,
                        i -> "u" + i + "@d.example" + (i % 3 == 0 ? ": 550 no\n" : "\n")));
        mails.put(
                "recipients by the thousand in one line",
                repeat(
                        HEAD + "\nNot delivered: ",
                        20_000,
                        i -> i == 15_000
                                ? "\n\nReceived: from a.example\nTo: "
                                : "u" + i % 15_000 + "@d.example," + (i > 15_000 ? "\n " : " ")));
        mails.put(
                "headers that nearly are one",
                repeat(HEAD + "\nhm\n", 200_000, i -> i % 40 == 0 ? "X\n" : "X-" + i + ": y\n"));
        mails.put(
                "blank lines behind a recipient",
                repeat(HEAD + "\nHi. This is the qmail-send program at x.\n\n<a@b.example>:\n", 250_000, i -> "\n"));
        mails.put(
                "blank lines behind many recipients",
                repeat(
                        "X-Failed-Recipients: x@y.zz, xx@y.zz, xxx@y.zz, xxxx@y.zz, xxxxx@y.zz\n" + HEAD
                                + "\nxxxxx@y.zz\n",
                        60_000,
                        i -> i % 3 == 0 ? " \n" : "\n"));
        mails.put("nothing but zeros", repeat("", 1 << 20, i -> "\u0000"));
        return mails;
    }

    private static InputStream repeat(String head, int times, IntFunction<String> piece) {
        return new InputStream() {
            private byte[] now = head.getBytes(StandardCharsets.ISO_8859_1);
            private int at;
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int from, int most) {
                if (most == 0) {
                    return 0;
                }
                if (at == now.length && !more()) {
                    return -1;
                }
                int length = Math.min(most, now.length - at);
                System.arraycopy(now, at, to, from, length);
                at += length;
                return length;
            }

            private boolean more() {
                ByteArrayOutputStream pieces = new ByteArrayOutputStream();
                while (next < times && pieces.size() < 8_192) {
                    pieces.writeBytes(piece.apply(next++).getBytes(StandardCharsets.ISO_8859_1));
                }
                now = pieces.toByteArray();
                at = 0;
                return now.length > 0;
            }
        };
    }
}
