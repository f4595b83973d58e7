package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.feedback.Proof;
import io.github.mailworthy.feedback.Reading;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Real bounces with bytes changed, cut, doubled and moved: always an answer, and twice the same. */
class MutatedBouncesProperties {
    private static final FeedbackReader READER = FeedbackReader.standard();
    private static final List<String> FILES = Samples.lines("real/expected.tsv").stream()
            .skip(1)
            .map(line -> "real/" + line.substring(0, line.indexOf('\t')))
            .distinct()
            .toList();

    @Property(tries = 2_000)
    void is_answered_whatever_the_bytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] mail = Samples.resource(FILES.get(random.nextInt(FILES.size())));
        for (int i = random.nextInt(12); i >= 0; i--) {
            mail = mutated(mail, random);
        }
        Reading once = READER.read(mail, Proof.by(Proof.How.HOST));
        assertEquals(once, READER.read(mail, Proof.by(Proof.How.HOST)));
        assertTrue(READER.read(mail).feedback().stream()
                .noneMatch(feedback -> feedback.proof().verified()));
    }

    private static byte[] mutated(byte[] mail, Random random) {
        if (mail.length < 4) {
            return mail;
        }
        int from = random.nextInt(mail.length);
        int length = Math.min(mail.length - from, 1 + random.nextInt(200));
        byte[] result = mail.clone();
        switch (random.nextInt(6)) {
            case 0 -> result[from] = (byte) random.nextInt(256);
            case 1 ->
                java.util.Arrays.fill(
                        result, from, from + length, (byte) "\n\r \t<>@:;=-\"\0".charAt(random.nextInt(13)));
            case 2 -> System.arraycopy(mail, random.nextInt(mail.length - length + 1), result, from, length);
            case 3 -> result = java.util.Arrays.copyOf(mail, from);
            case 4 -> {
                result = new byte[mail.length + length];
                System.arraycopy(mail, 0, result, 0, from);
                System.arraycopy(mail, from, result, from, length);
                System.arraycopy(mail, from, result, from + length, mail.length - from);
            }
            default -> {
                result = new byte[mail.length - length];
                System.arraycopy(mail, 0, result, 0, from);
                System.arraycopy(mail, from + length, result, from, mail.length - from - length);
            }
        }
        return result;
    }
}
