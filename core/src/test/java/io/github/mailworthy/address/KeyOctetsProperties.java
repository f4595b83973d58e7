package io.github.mailworthy.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeyOctetsProperties {
    @Property
    void they_are_the_key_in_UTF_8(@ForAll @StringLength(min = 1, max = 40) String local) {
        for (String text :
                List.of(local + "@Example.COM", "\"" + local + "\"@example.com", local + "@BÜCHER.example")) {
            EmailAddress.parse(text).address().ifPresent(address -> assertEquals(address.key(), octets(address)));
        }
    }

    @Test
    void each_letter_at_each_place_is_put_into_lower_case_and_nothing_else_is() {
        for (char c = '!'; c < 127; c++) {
            for (int length = 1; length < 20; length++) {
                String text = "a".repeat(length) + c + "a".repeat(19 - length) + "@x.example";
                EmailAddress.parse(text).address().ifPresent(address -> assertEquals(address.key(), octets(address)));
            }
        }
    }

    @Test
    void the_longest_address_fits() {
        for (String letter : List.of("a", "Ä", "ẞ", "\u0390")) {
            String local = letter.repeat(64 / letter.getBytes(UTF_8).length);
            EmailAddress address = EmailAddress.of(local + "@example.com");
            assertEquals(address.key(), octets(address));
        }
    }

    private static String octets(EmailAddress address) {
        byte[] space = new byte[EmailAddress.MOST_KEY_OCTETS];
        Arrays.fill(space, (byte) 'X');
        return new String(space, 0, address.keyOctets(space), UTF_8);
    }
}
