package io.github.mailworthy.mail.feedback.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OctetsProperties {
    @Property
    void eight_at_a_time_are_looked_through_as_one_by_one(
            @ForAll @Size(max = 40) byte[] data,
            @ForAll @IntRange(max = 40) int one,
            @ForAll @IntRange(max = 40) int two) {
        int from = Math.min(data.length, Math.min(one, two));
        int to = Math.min(data.length, Math.max(one, two));
        for (int i = from; i < to; i++) {
            data[i] = data[i] % 5 == 0 ? (byte) "\n\u000b\u008a\u0000\t".charAt(Math.abs(data[i] / 5 % 5)) : data[i];
        }
        assertEquals(
                IntStream.range(from, to)
                        .filter(i -> data[i] == '\n')
                        .findFirst()
                        .orElse(to),
                Octets.lineFeed(data, from, to));
        assertEquals(IntStream.range(from, to).allMatch(i -> data[i] >= 0), Octets.ascii(data, from, to));
    }

    @Property
    void ascii_is_told_at_any_length(@ForAll @IntRange(max = 70) int length, @ForAll @IntRange(max = 69) int high) {
        byte[] data = new byte[length];
        if (high < length) {
            data[high] = (byte) 0x80;
        }
        assertEquals(high >= length, Octets.ascii(data, 0, length));
    }
}
