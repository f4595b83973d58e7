package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.mail.spi.Handover.Step.What;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What Angus Mail writes down of one conversation, read as it comes: the server's answer to each step and how long the step took. What
 * is said to the server is not kept: it holds passwords.
 */
final class Trace {
    private static final Pattern REPLY = Pattern.compile("[2-5][0-9]{2}([ -].*)?");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<What, String> said = new EnumMap<>(What.class);
    private final Map<What, Duration> took = new EnumMap<>(What.class);
    private final LongSupplier nanos;
    private Optional<What> underWay = Optional.empty();
    private long since;
    private boolean greets;
    private boolean inMessage;
    private boolean over;

    /** One that tells the time by these nanoseconds. */
    Trace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    PrintStream stream() {
        OutputStream lines = new OutputStream() {
            @Override
            public void write(int octet) {
                add(octet);
            }
        };
        return new PrintStream(lines, true, StandardCharsets.UTF_8);
    }

    /** The server's answer, empty if it gave none. */
    synchronized String said(What what) {
        return said.getOrDefault(what, "");
    }

    synchronized Duration took(What what) {
        Duration before = took.getOrDefault(what, Duration.ZERO);
        return !over && underWay.equals(Optional.of(what)) ? before.plus(sinceBegun()) : before;
    }

    /** Whether the step began. */
    synchronized boolean hasSeen(What what) {
        return took.containsKey(what);
    }

    /** The step that began and did not end. */
    synchronized Optional<What> underWay() {
        return underWay;
    }

    private synchronized void add(int octet) {
        if (octet == '\n') {
            read(line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        } else {
            line.write(octet);
        }
    }

    private void read(String text) {
        if (inMessage) {
            inMessage = !text.equals(".");
        } else if (over) {
            return;
        } else if (REPLY.matcher(text).matches()) {
            reply(text);
        } else {
            command(text);
        }
    }

    private void command(String text) {
        if (text.equals("RSET") || text.equals("QUIT")) {
            pause();
            over = true;
        } else if (text.startsWith("DEBUG SMTP: trying to connect")) {
            begin(What.CONNECT);
        } else if (text.equals("STARTTLS")) {
            begin(What.TLS);
        } else if (text.startsWith("EHLO") || text.startsWith("HELO")) {
            begin(What.CONNECT);
            greets = true;
        } else if (text.startsWith("AUTH ")) {
            begin(What.AUTHENTICATE);
        } else if (text.startsWith("MAIL FROM:")) {
            begin(What.SENDER);
        } else if (text.startsWith("RCPT TO:")) {
            begin(What.RECIPIENT);
        } else if (text.equals("DATA")) {
            begin(What.MESSAGE);
        }
    }

    private void reply(String text) {
        underWay.ifPresent(what -> {
            boolean goesOn = text.length() > 3 && text.charAt(3) == '-';
            if (!greets) { // what the server can do is not for people
                said.merge(what, text, (before, more) -> isSame(before, more) ? before + " " + more : more);
            }
            if (goesOn) {
                return;
            }
            greets = false;
            boolean good = text.charAt(0) == '2';
            if (text.startsWith("354")) {
                inMessage = true;
            } else if (good && what != What.TLS) {
                end();
            }
        });
    }

    /** Lines of one reply have one code (RFC 5321 §4.2.1). */
    private static boolean isSame(String before, String more) {
        return before.length() > 3 && before.charAt(3) == '-' && before.regionMatches(0, more, 0, 3);
    }

    private void begin(What what) {
        pause();
        underWay = Optional.of(what);
        since = nanos.getAsLong();
        took.putIfAbsent(what, Duration.ZERO);
    }

    private void end() {
        pause();
        underWay = Optional.empty();
    }

    /** A step that is taken up again, such as the next recipient, goes on from where it was. */
    private void pause() {
        underWay.ifPresent(what -> took.merge(what, sinceBegun(), Duration::plus));
    }

    private Duration sinceBegun() {
        return Duration.ofNanos(nanos.getAsLong() - since);
    }
}
