package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealBouncesTest {
    private static final FeedbackReader READER = FeedbackReader.standard();

    @Test
    void what_real_mail_systems_wrote_is_read_as_it_is() {
        List<String> expected = Samples.lines("real/expected.tsv");
        assertTrue(expected.size() > 40, "the samples are there");
        List<String> read = new ArrayList<>();
        read.add(expected.get(0));
        for (String file : new LinkedHashSet<>(expected.subList(1, expected.size()).stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList())) {
            Samples.rows(READER.read(Samples.resource("real/" + file))).forEach(row -> read.add(file + "\t" + row));
        }
        assertEquals(String.join("\n", expected), String.join("\n", read));
    }
}
