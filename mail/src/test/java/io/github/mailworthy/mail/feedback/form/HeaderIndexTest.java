package io.github.mailworthy.mail.feedback.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Header fields of a returned message, found in the text of a notice. */
class HeaderIndexTest {
    private static final String RETURNED = """
            Your message:
              From: shop@example.com
              To: max@example.net,
                anna@example.net
            Subject: 10:30 at the office
            : no name
            SUBJECT: the second
            Message-ID:<1@example.com>
            """;

    private final HeaderIndex index = new HeaderIndex(RETURNED, RETURNED.indexOf('\n') + 1);

    @Test
    void a_field_is_found_by_its_name_whatever_the_case_and_the_first_one_counts() {
        assertEquals("10:30 at the office", index.field("subject").strip());
        assertEquals("<1@example.com>", index.field("message-id").strip());
    }

    @Test
    void two_blanks_before_a_field_are_part_of_the_notices_layout() {
        assertEquals("shop@example.com", index.field("From"));
        assertEquals("max@example.net,\n    anna@example.net", index.field("To"));
    }

    @Test
    void what_stands_before_the_start_is_no_field_and_what_is_not_there_is_empty() {
        assertEquals("", index.field("Your message"));
        assertEquals("", index.field("Date"));
        assertEquals("", new HeaderIndex("", 0).field("From"));
    }

    @Test
    void as_many_fields_as_there_are_are_found() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append("X-Field-").append(i).append(": ").append(i).append('\n');
        }
        assertEquals(
                "99", new HeaderIndex(many.toString(), 0).field("X-Field-99").strip());
    }
}
