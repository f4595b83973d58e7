package io.github.mailworthy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendQuestionTest {
    @Test
    void a_list_s_id_holds_any_characters_that_are_some() {
        for (String id : List.of("news", "Neues & Älteres", "日本", "\ud83d\ude00", " ")) {
            if (id.isBlank()) {
                assertThrows(IllegalArgumentException.class, () -> SendQuestion.commercial(id));
            } else {
                assertEquals(Optional.of(id), SendQuestion.commercial(id).list());
            }
        }
        for (String broken : List.of("x\ud800", "\udc00x", "\ude00\ud83d", "a\nb", "a\u0000b", "a\u0085b")) {
            assertThrows(IllegalArgumentException.class, () -> SendQuestion.commercial(broken));
        }
    }
}
