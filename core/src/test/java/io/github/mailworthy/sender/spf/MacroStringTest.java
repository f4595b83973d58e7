package io.github.mailworthy.sender.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7208 §7.4, and the sentences of §7.3. */
class MacroStringTest {
    private static final Map<Character, String> VALUES = Map.of(
            's', "strong-bad@email.example.com",
            'l', "strong-bad",
            'o', "email.example.com",
            'd', "email.example.com",
            'i', "192.0.2.3",
            'p', "mx.example.org",
            'v', "in-addr",
            'h', "a b~c!Ü",
            't', "1");

    @Test
    void the_examples_of_the_rfc_expand_as_printed() {
        expands("%{s}", "strong-bad@email.example.com");
        expands("%{o}", "email.example.com");
        expands("%{d}", "email.example.com");
        expands("%{d4}", "email.example.com");
        expands("%{d3}", "email.example.com");
        expands("%{d2}", "example.com");
        expands("%{d1}", "com");
        expands("%{dr}", "com.example.email");
        expands("%{d2r}", "example.email");
        expands("%{l}", "strong-bad");
        expands("%{l-}", "strong.bad");
        expands("%{lr}", "strong-bad");
        expands("%{lr-}", "bad.strong");
        expands("%{l1r-}", "strong");
        expands("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com");
        expands("%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com");
        expands("%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com");
        expands("%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net");
    }

    @Test
    void upper_case_letters_escape_what_a_uri_reserves() {
        expands("%{S}", "strong-bad%40email.example.com");
        expands("%{H}", "a%20b~c%21%C3%9C");
        expands("%{D2R}", "example.email");
        expands("%{DR}", "com.example.email");
    }

    @Test
    void percent_signs_and_blanks_have_their_own_macros() {
        expands("%%%_%-", "% %20");
        assertEquals(
                "see  http://x.y/%20%",
                SpfRecord.explanation("see %_http://x.y/%-%%").orElseThrow().expand(VALUES::get));
    }

    @Test
    void several_delimiters_split_and_dots_join() {
        expands("%{s-.}", "strong.bad@email.example.com");
        expands("%{s2r-.}", "bad@email.strong");
        expands("%{d1000000000000}", "email.example.com");
        expands("%{l+}", "strong-bad");
    }

    private static void expands(String source, String expected) {
        assertEquals(expected, SpfRecord.explanation(source).orElseThrow().expand(VALUES::get));
    }
}
