package io.github.mailworthy.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The lines of a stream as UTF-8; a line that is none is read as ISO-8859-1, so that nothing is lost, and counted. */
final class Lines implements Iterator<String> {
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private Optional<String> next = Optional.empty();
    private boolean first = true;
    private int latin1;

    Lines(InputStream in) {
        this.in = in;
    }

    /** How many lines were no UTF-8. */
    int latin1() {
        return latin1;
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty()) {
            try {
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next.isPresent();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String line = next.get();
        next = Optional.empty();
        return line;
    }

    private Optional<String> read() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(64);
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        while (octet >= 0 && octet != '\n') {
            if (octets.size() < LONGEST) {
                octets.write(octet);
            }
            octet = in.read();
        }
        String line = decoded(octets.toByteArray());
        if (first && line.startsWith("\ufeff")) {
            line = line.substring(1);
        }
        first = false;
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    private String decoded(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            latin1++;
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
