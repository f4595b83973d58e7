package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InsideTest {
    @Test
    void the_reply_is_what_stands_in_quotes() {
        assertEquals(
                "554 5.7.1 relay denied",
                Inside.of("5.1.0 - Unknown address error 554-'5.7.1 relay denied' (delivery attempts: 0)"));
    }

    @Test
    void an_apostrophe_is_no_end() {
        assertEquals(
                "553 you don't authenticate",
                Inside.of("5.1.0 - Unknown address error 553-'you don\\'t authenticate'"));
    }

    @Test
    void other_words_quote_nothing() {
        assertEquals("", Inside.of("550 5.1.1 user unknown"));
        assertEquals("", Inside.of("5.4.7 - Delivery expired (message too old) 'timeout'"));
        assertEquals("", Inside.of("-'"));
    }
}
