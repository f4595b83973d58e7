package io.github.mailworthy.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageIdProperties {
    @Property
    void of_any_two_names_a_legal_id_is_made_and_of_others_another_one(
            @ForAll @StringLength(min = 1, max = 30) String one,
            @ForAll @StringLength(min = 1, max = 30) String other) {
        String id = MessageId.of("summary-2026-11-22", one, "host.example");
        assertTrue(MessageId.isLegal(id), id);
        if (!one.equals(other)) {
            assertNotEquals(id, MessageId.of("summary-2026-11-22", other, "host.example"));
        }
    }

    @Test
    void names_of_plain_letters_stay_as_they_are() {
        assertEquals("<summary-1.id_2@host.example>", MessageId.of("summary-1", "id_2", "host.example"));
        assertEquals("<a.node%201%3a4@h>", MessageId.of("a", "node 1:4", "h"));
        assertEquals("<a.%u65e5%u672c@h>", MessageId.of("a", "日本", "h"));
    }

    @Test
    void what_no_server_would_take_is_not_legal() {
        for (String id :
                List.of("", "<a@b", "a@b", "<@b>", "<a@>", "<a b@c>", "<a@b@c>", "<a@b>\n", "<日@b>", "<<a@b>>")) {
            assertFalse(MessageId.isLegal(id), id);
        }
        assertFalse(MessageId.isLegal("<" + "a".repeat(401) + "@b>"));
        assertTrue(MessageId.isLegal("<" + "a".repeat(400) + "@" + "b".repeat(255) + ">"));
        assertThrows(IllegalArgumentException.class, () -> MessageId.of("a", "b", "日本"));
        assertThrows(IllegalArgumentException.class, () -> MessageId.of("a", "", "host.example"));
    }
}
