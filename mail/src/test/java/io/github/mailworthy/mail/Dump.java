package io.github.mailworthy.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.github.mailworthy.address.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The text of a database. */
record Dump(String text) {
    boolean names(String address) {
        return !found(address).isEmpty();
    }

    /**
     * Neither the address nor its local part stand there, nor what everybody can make of them without a key. The bare domain may: it
     * is a receiver, whose traffic is counted.
     */
    void mustNotTell(String address) {
        Set<String> told = found(address);
        told.remove(EmailAddress.of(address).domain());
        assertEquals(Set.of(), told);
    }

    private Set<String> found(String address) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        for (String trace : traces(address)) {
            if (lower.contains(trace.toLowerCase(Locale.ROOT))) {
                found.add(trace);
            }
        }
        return found;
    }

    private static Set<String> traces(String address) {
        EmailAddress email = EmailAddress.of(address);
        Set<String> traces = new LinkedHashSet<>();
        traces.add(email.localPart());
        traces.add(email.localPart().replace("'", "''"));
        traces.add(email.localPart().replace("'", "&#39;"));
        for (String spelling : List.of(
                address, email.toString(), email.normalised(), email.key(), email.domain(), email.localPart())) {
            byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
            traces.add(spelling);
            traces.add(BaseEncoding.base16().encode(bytes));
            for (int skipped = 0; skipped < 3; skipped++) {
                // whatever stands before and after it
                String text = " ".repeat(skipped) + spelling;
                String base64 = BaseEncoding.base64().omitPadding().encode(text.getBytes(StandardCharsets.UTF_8));
                traces.add(base64.substring(skipped == 0 ? 0 : 4, base64.length() - 2));
            }
            traces.add(Hashing.sha256().hashBytes(bytes).toString());
            traces.add(Hashing.sha512().hashBytes(bytes).toString());
        }
        for (String before : List.of("shop\n", "shop", "*\n", "*")) {
            traces.add(Hashing.sha256()
                    .hashString(before + email.key(), StandardCharsets.UTF_8)
                    .toString());
        }
        return traces;
    }
}
