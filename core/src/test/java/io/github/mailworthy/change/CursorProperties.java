package io.github.mailworthy.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CursorProperties {
    @Property
    void a_cursor_gives_back_what_it_carries_and_is_safe_in_a_url(@ForAll String a, @ForAll String b) {
        Cursor cursor = Cursor.of(a, b);
        assertEquals(List.of(a, b), cursor.parts(2));
        assertTrue(cursor.value().matches("[A-Za-z0-9._~-]*"), cursor.value());
    }

    @Property
    void a_foreign_cursor_is_read_or_refused(@ForAll String text) {
        try {
            new Cursor(text).parts(2);
        } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage().startsWith("not a cursor"), refused.getMessage());
        }
    }
}
