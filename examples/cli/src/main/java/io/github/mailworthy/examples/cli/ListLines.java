package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.EmailAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The lines of a list, some at a time; empty ones are passed over. */
final class ListLines {
    private final Iterator<String> lines;
    private final LongConsumer read;

    ListLines(Iterator<String> lines, LongConsumer read) {
        this.lines = lines;
        this.read = read;
    }

    /** A line, and the address that it holds, if it is one. */
    record Line(String text, Optional<EmailAddress> address) {
        static Line of(String text) {
            return new Line(
                    text,
                    EmailAddress.parse(text)
                            .match(v -> Optional.of(v.email()), u -> Optional.of(u.email()), i -> Optional.empty()));
        }
    }

    /** The next lines, none at the end. */
    List<Line> next(int most) {
        List<Line> next = new ArrayList<>(most);
        while (next.size() < most && lines.hasNext()) {
            String line = lines.next();
            read.accept(line.length() + 1L);
            if (!line.isBlank()) {
                next.add(Line.of(line.strip()));
            }
        }
        return next;
    }
}
