package io.github.mailworthy.mail.sender;

import io.github.mailworthy.mail.spi.SigningKey;
import java.time.Instant;
import java.util.List;

/** The DKIM-Signature field (RFC 6376 §3.5), written so that folding adds or takes no blank. */
final class SignatureField {
    private static final int LINE = 76;

    private SignatureField() {}

    /** Everything but {@code b=}, in words between which the field may be folded. */
    static String[] tags(SigningKey key, Instant now, List<String> names, String bodyHash) {
        String[] words = new String[names.size() * 2 - 1 + 8];
        int n = 0;
        words[n++] = "v=1;";
        words[n++] = "a=" + key.algorithm().tag() + "-sha256;";
        words[n++] = "c=relaxed/relaxed;";
        words[n++] = "d=" + key.domain() + ";";
        words[n++] = "i=@" + key.domain() + ";";
        words[n++] = "q=dns/txt;";
        words[n++] = "s=" + key.selector() + ";";
        words[n++] = "t=" + now.getEpochSecond() + ";";
        for (int i = 0; i < names.size(); i++) {
            String before = i == 0 ? "h=" : "";
            String after = i == names.size() - 1 ? ";" : "";
            words[n++] = before + names.get(i) + after;
            if (i < names.size() - 1) {
                words[n++] = ":";
            }
        }
        String[] all = java.util.Arrays.copyOf(words, n + 1);
        all[n] = "bh=" + bodyHash + ";";
        return all;
    }

    /** The whole field with its final CRLF. */
    static String folded(String[] words, String signature) {
        StringBuilder out = new StringBuilder(900).append("DKIM-Signature:");
        int column = out.length();
        for (String word : words) {
            if (column + 1 + word.length() > LINE) {
                out.append("\r\n");
                column = 0;
            }
            out.append(' ').append(word);
            column += 1 + word.length();
        }
        out.append("\r\n b=");
        int room = LINE - 3;
        for (int at = 0; at < signature.length(); at += room, room = LINE - 1) {
            out.append(at == 0 ? "" : "\r\n ").append(signature, at, Math.min(signature.length(), at + room));
        }
        return out.append("\r\n").toString();
    }
}
