package io.github.mailworthy.mail.sender;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verifies the first signature of a message in the plainest way there is; shares no code with the signer. */
final class SlowVerifier {
    private SlowVerifier() {}

    static boolean verifies(String message, PublicKey key) throws Exception {
        int end = message.indexOf("\r\n\r\n");
        List<String> fields = new ArrayList<>(List.of(message.substring(0, end).split("\r\n(?![ \t])")));
        String body = message.substring(end + 4)
                .replaceAll("[ \t]+", " ")
                .replaceAll(" \r\n", "\r\n")
                .replaceAll("(\r\n)*$", "");
        String signature = fields.remove(0);
        if (!tag(signature, "bh").equals(hash(body.isEmpty() ? "" : body + "\r\n"))) {
            return false;
        }
        StringBuilder data = new StringBuilder();
        for (String name : tag(signature, "h").split(":")) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (fields.get(i).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    data.append(canonical(fields.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        data.append(canonical(signature.replaceAll("(?s)\\bb=.*", "b=")));
        byte[] bytes = data.toString().getBytes(StandardCharsets.ISO_8859_1);
        boolean rsa = tag(signature, "a").equals("rsa-sha256");
        Signature check = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        check.initVerify(key);
        check.update(rsa ? bytes : MessageDigest.getInstance("SHA-256").digest(bytes));
        return check.verify(Base64.getDecoder().decode(tag(signature, "b")));
    }

    private static String canonical(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":"
                + field.substring(colon + 1)
                        .replaceAll("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }

    private static String tag(String signature, String name) {
        Matcher matcher = Pattern.compile("(?s)[;:\\s]" + name + "=([^;]*)").matcher(signature);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + "= in " + signature);
        }
        return matcher.group(1).replaceAll("\\s", "");
    }

    private static String hash(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
