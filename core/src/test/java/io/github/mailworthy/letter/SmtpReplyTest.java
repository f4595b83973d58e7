package io.github.mailworthy.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SmtpReplyTest {
    @Test
    void code_enhanced_code_and_words_are_told_apart() {
        assertEquals(
                new SmtpReply(550, Optional.of("5.1.1"), "no such user"), SmtpReply.of("550 5.1.1 no such user\r\n"));
    }

    @Test
    void the_lines_of_one_reply_are_joined() {
        assertEquals(
                new SmtpReply(451, Optional.of("4.7.1"), "come back later"),
                SmtpReply.of("451-4.7.1 come back\r\n451 4.7.1 later"));
    }

    @Test
    void a_reply_without_enhanced_code_has_none() {
        SmtpReply reply = SmtpReply.of("552 mailbox full");
        assertEquals(Optional.empty(), reply.enhanced());
        assertTrue(reply.isPermanent());
        assertFalse(reply.isTransient());
    }

    @Test
    void words_that_are_no_reply_have_code_0() {
        assertEquals(new SmtpReply(0, Optional.empty(), "[EOF]"), SmtpReply.of("[EOF]"));
    }

    @Property
    void any_text_is_read(@ForAll String text) {
        SmtpReply reply = SmtpReply.of(text);
        assertTrue(reply.text().length() <= 1000);
        assertFalse(reply.text().contains("\n"));
    }
}
