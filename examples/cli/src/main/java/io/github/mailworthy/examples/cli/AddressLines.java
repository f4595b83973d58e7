package io.github.mailworthy.examples.cli;

import io.github.mailworthy.address.EmailAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The addresses of a list's lines; empty lines are passed over, and lines that hold no address are told. */
final class AddressLines implements Iterator<EmailAddress> {
    private final BufferedReader lines;
    private final Consumer<String> notAnAddress;
    private final LongConsumer read;
    private long skipped;
    private Optional<EmailAddress> next;

    AddressLines(BufferedReader lines, Consumer<String> notAnAddress, LongConsumer read) {
        this.lines = lines;
        this.notAnAddress = notAnAddress;
        this.read = read;
        this.next = advance();
    }

    /** How many lines held no address, so far. */
    long skipped() {
        return skipped;
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public EmailAddress next() {
        EmailAddress address = next.orElseThrow(NoSuchElementException::new);
        next = advance();
        return address;
    }

    private Optional<EmailAddress> advance() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.accept(line.length() + 1L);
                String text = line.strip();
                if (text.isEmpty()) {
                    continue;
                }
                Optional<EmailAddress> address = EmailAddress.parse(text)
                        .match(v -> Optional.of(v.email()), u -> Optional.of(u.email()), i -> Optional.empty());
                if (address.isPresent()) {
                    return address;
                }
                skipped++;
                notAnAddress.accept(text);
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
