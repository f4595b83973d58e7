package io.github.mailworthy.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddressProperties {
    @Property
    void any_text_is_read_or_refused_and_nothing_is_thrown(@ForAll("texts") String text) {
        Parsed parsed = EmailAddress.parse(text);
        Optional<EmailAddress> address = parsed.address();
        if (parsed instanceof Parsed.Invalid invalid) {
            assertTrue(invalid.position() >= 0 && invalid.position() <= text.length());
            assertEquals(AddressReason.Bearing.FAULT, invalid.reason().bearing());
        } else {
            EmailAddress email = address.orElseThrow();
            assertEquals(email, EmailAddress.of(email.normalised()));
            assertEquals(email.domain(), EmailAddress.of(email.normalised()).domain());
            assertEquals(email.hashCode(), EmailAddress.of(email.normalised()).hashCode());
        }
        assertEquals(parsed instanceof Parsed.Valid, AddressSyntax.isSendable(text));
    }

    @Property
    void the_fast_way_and_the_explaining_way_agree(@ForAll("nearlyAddresses") String text) {
        if (AddressSyntax.at(text) > 0) {
            assertTrue(AddressScan.parse(text) instanceof Parsed.Valid, text);
        } else if (Ascii.isAll(text) && !text.contains("xn--")) {
            boolean maybeSpecial = AddressScan.parse(text) instanceof Parsed.Valid;
            // the fast way may leave an address to the other, for its last label alone
            assertTrue(
                    !maybeSpecial
                            || SpecialUse.mayBe(text, text.lastIndexOf('.') + 1, text.length())
                            || Ascii.isDigit(text.charAt(text.lastIndexOf('.') + 1)),
                    text);
        }
    }

    @Property
    void the_fast_way_for_international_addresses_lets_nothing_through_that_the_other_refuses(
            @ForAll("internationalAddresses") String text) {
        if (AddressSyntax.at(text) > 0) {
            assertTrue(AddressScan.parse(text) instanceof Parsed.Valid, text);
            EmailAddress email = EmailAddress.of(text);
            assertEquals(email, AddressScan.parse(text).address().orElseThrow());
            assertEquals(
                    email.domain(),
                    AddressScan.parse(text).address().orElseThrow().domain());
        }
    }

    @Property
    void what_is_encoded_is_decoded(@ForAll("labels") String label) {
        StringBuilder encoded = new StringBuilder();
        Punycode.encode(label, encoded);
        assertEquals(Optional.of(label), Punycode.decode(encoded.toString()));
    }

    @Property
    void any_text_is_decoded_or_not_and_nothing_is_thrown(@ForAll("nearlyAddresses") String text) {
        assertTrue(Punycode.decode(text).isPresent() || Punycode.decode(text).isEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(300);
        Arbitrary<String> unicode =
                Combinators.combine(labels(), labels(), labels()).as((a, b, c) -> a + "@" + b + "." + c);
        return Arbitraries.oneOf(any, unicode, nearlyAddresses());
    }

    @Provide
    Arbitrary<String> internationalAddresses() {
        Arbitrary<String> label = Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).withCharRange('\u00c0', '\u052f'),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).withCharRange('\u3040', '\u30ff'),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).withCharRange('\u4e00', '\u9fff'),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12).withCharRange('\uac00', '\ud7ff'),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(50).withChars("ab-\u00fc\u00e9"));
        return Combinators.combine(label, label, label).as((a, b, c) -> a + "@" + b + "." + c);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        return Arbitraries.strings()
                .withChars("ab1-.@\"\\ ([]:x_")
                .withChars("\u00fc\u0308\u200d\u05d0")
                .ofMaxLength(20)
                .map(text -> text.replace("x", "xn--"));
    }

    @Provide
    Arbitrary<String> labels() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between('a', 'z'),
                Arbitraries.integers().between(0xA0, 0xD7FF),
                Arbitraries.integers().between(0x10000, 0x10FFFF));
        return codePoints
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(points -> points.stream().map(Character::toString).reduce("é", String::concat));
    }
}
