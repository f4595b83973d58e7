package io.github.mailworthy.mail.sender;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RelaxedProperties {
    @Property(tries = 3000)
    void the_body_is_what_the_sentences_of_RFC_6376_section_3_4_4_say(@ForAll("bodies") String body) {
        byte[] message = ("X: y\r\n\r\n" + body).getBytes(ISO_8859_1);
        Octets out = new Octets(1);
        Relaxed.body(message, 8, out);
        assertEquals(bySentences(body), new String(out.copy(), ISO_8859_1));
    }

    private static String bySentences(String body) {
        String blanks = body.replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n|\\z)", "");
        String text = blanks.replaceAll("(?:\r\n)+\\z", "");
        return text.isEmpty() ? "" : text + "\r\n";
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of("\r\n", "\r\n", " ", " ", "\t", "a", "word", "\r", "\n", "\u00e9", "\0", ".", "=20")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }
}
