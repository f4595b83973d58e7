package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.ReadLimits;
import io.github.mailworthy.feedback.Reading;
import io.github.mailworthy.feedback.Reading.Cut;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HostileInputTest {
    private static final Proof OURS = Proof.by(Proof.How.HOST);

    @TestFactory
    Stream<DynamicTest> is_answered_within_the_limits() {
        return Hostile.mails().entrySet().stream()
                .map(mail -> DynamicTest.dynamicTest(mail.getKey(), () -> {
                    Reading reading = FeedbackReader.standard().read(mail.getValue(), OURS);
                    assertTrue(
                            reading.feedback().size() <= ReadLimits.standard().recipients());
                }));
    }

    @Test
    void what_was_cut_is_said() throws IOException {
        assertEquals(Set.of(Cut.DEPTH), cut("10,000 nested multiparts"));
        assertEquals(Set.of(Cut.PARTS), cut("200,000 tiny parts"));
        assertTrue(cut("200,000 recipients").contains(Cut.BYTES));
        assertTrue(cut("a million headers").contains(Cut.HEADERS));
        assertTrue(cut("a header line of 50 MB").containsAll(Set.of(Cut.BYTES, Cut.LINE)));
    }

    @Test
    void more_recipients_than_the_limit_are_left_out_and_that_is_said() {
        StringBuilder mail = new StringBuilder("From: a@b.example\nContent-Type: message/delivery-status\n\n");
        for (int i = 0; i < 20; i++) {
            mail.append("Final-Recipient: rfc822;u" + i + "@d.example\nAction: failed\n\n");
        }
        Reading reading = FeedbackReader.standard()
                .with(ReadLimits.standard().withRecipients(7))
                .read(Samples.bytes(mail.toString()));
        assertEquals(7, reading.feedback().size());
        assertEquals(Set.of(Cut.RECIPIENTS), reading.cut());
    }

    private static Set<Cut> cut(String name) throws IOException {
        return FeedbackReader.standard().read(Hostile.mails().get(name), OURS).cut();
    }
}
