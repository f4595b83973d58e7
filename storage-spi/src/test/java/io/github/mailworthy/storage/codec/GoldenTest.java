package io.github.mailworthy.storage.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.breaker.BurstEntry;
import io.github.mailworthy.breaker.Bursts;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.Grants;
import io.github.mailworthy.contact.ImportSeen;
import io.github.mailworthy.contact.LogEntry;
import io.github.mailworthy.contact.SafelistRequest;
import io.github.mailworthy.feedback.Seen;
import io.github.mailworthy.gate.HealthState;
import io.github.mailworthy.letter.Letter;
import io.github.mailworthy.letter.LetterEnd;
import io.github.mailworthy.sender.domain.DomainTurn;
import io.github.mailworthy.sender.domain.SenderDomain;
import io.github.mailworthy.summary.News;
import io.github.mailworthy.summary.SummaryState;
import io.github.mailworthy.summary.Told;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The stored form of every kind, pinned by a file: what is in hosts' databases is read, and written as it was.
 *
 * <p>So a type may grow by parts that may be left out. Anything else that breaks a line here needs a migration, once there are hosts.
 * {@code -Dgolden=write} writes the files anew from the present types, to be looked at before they are committed.
 */
class GoldenTest {
    private static final List<Kind<?>> KINDS = List.of(
            Bursts.KIND,
            BurstEntry.KIND,
            Contact.KIND,
            Grants.KIND,
            HealthState.KIND,
            ImportSeen.KIND,
            LogEntry.KIND,
            Seen.KIND,
            SafelistRequest.KIND,
            Letter.KIND,
            LetterEnd.KIND,
            SenderDomain.KIND,
            DomainTurn.KIND,
            News.KIND,
            SummaryState.KIND,
            Told.KIND);

    @TestFactory
    Stream<DynamicTest> what_was_stored_is_read_and_written_as_it_was() {
        return KINDS.stream()
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    if ("write".equals(System.getProperty("golden"))) {
                        Path file = Path.of("src", "test", "resources", "golden", kind.name() + ".txt");
                        Files.writeString(file, lines(kind.type()), StandardCharsets.UTF_8);
                    }
                    Map<String, Class<?>> types = new HashMap<>();
                    types.put(kind.type().getSimpleName(), kind.type());
                    Examples examples = new Examples();
                    examples.of(kind.type());
                    examples.families.forEach(families -> types.put(families.getSimpleName(), families));
                    for (String line : golden(kind).split("\n")) {
                        String[] parts = line.split(" ", 3);
                        byte[] stored = ((char) Byte.parseByte(parts[1]) + parts[2]).getBytes(StandardCharsets.UTF_8);
                        assertEquals(parts[2], again(types.get(parts[0]), stored));
                    }
                }));
    }

    private static <T> String again(Class<T> type, byte[] stored) {
        Codec<T> codec = Codec.of(new Kind<>("golden", type));
        byte[] written = codec.write(codec.read(stored));
        return new String(written, 1, written.length - 1, StandardCharsets.UTF_8);
    }

    private static String golden(Kind<?> kind) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + kind.name() + ".txt")) {
            return new String(Objects.requireNonNull(in, kind.name()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The type's example, and one of each record of each sealed type in it. */
    private static String lines(Class<?> type) {
        StringBuilder lines = new StringBuilder();
        Examples examples = new Examples();
        lines.append(line(type, examples.of(type)));
        Set<Class<?>> done = new HashSet<>();
        List<Class<?>> families = new ArrayList<>(examples.families);
        for (int i = 0; i < families.size(); i++) {
            if (done.add(families.get(i))) {
                for (Class<?> one : families.get(i).getPermittedSubclasses()) {
                    lines.append(line(families.get(i), examples.of(one)));
                }
                families.addAll(examples.families);
            }
        }
        return lines.toString();
    }

    @SuppressWarnings("unchecked")
    private static <T> String line(Class<T> type, Object example) {
        Codec<T> codec = Codec.of(new Kind<>("golden", type));
        byte[] stored = codec.write((T) example);
        assertEquals(example, codec.read(stored));
        return type.getSimpleName() + " " + stored[0] + " "
                + new String(stored, 1, stored.length - 1, StandardCharsets.UTF_8) + "\n";
    }
}
