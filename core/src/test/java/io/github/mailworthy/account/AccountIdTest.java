package io.github.mailworthy.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountIdTest {
    @Test
    void what_no_store_can_keep_apart_is_no_account() {
        for (String id : List.of("", "a b", "a\n", "a\u0000", "\uD800", "a\uDC01", "\uDC01\uD800", "x".repeat(65))) {
            assertThrows(IllegalArgumentException.class, () -> new AccountId(id), id);
        }
    }

    @Test
    void any_other_text_is_kept_as_it_is() {
        for (String id : List.of("A", "a/b", "*", "\uD83D\uDE00", "käse", "x".repeat(64))) {
            assertEquals(id, new AccountId(id).value());
        }
    }
}
