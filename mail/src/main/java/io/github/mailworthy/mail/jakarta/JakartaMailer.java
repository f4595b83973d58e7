package io.github.mailworthy.mail.jakarta;

import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import io.github.mailworthy.mail.spi.Mailer;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;

/**
 * Hands messages over by SMTP, through a Jakarta Mail session whose transport is Angus Mail's.
 *
 * <p>The session is the host's and stays as it is; host, port, user, password, certificates and {@code localhost} are taken from its
 * properties and authenticator, and debugging goes where it goes. What this mailer sets itself: encryption is required, time limits
 * (each answer's and each message's), partial delivery, no chunks, the envelope's sender. A connection serves all messages of a batch and is kept for the next one for up to 20 seconds of rest; {@link #close()}
 * ends those at rest. Where a socket factory of the host's fails, no other is tried ({@code socketFactory.fallback}). The time limits
 * take one daemon thread, shared by all mailers; there are no others.
 *
 * <p>Messages with a local part that is not ASCII go by SMTPUTF8 (RFC 6531), and are refused on this side if the server does not
 * speak it. Safe for several threads, each with a connection of its own.
 */
public final class JakartaMailer implements Mailer, AutoCloseable {
    /** After so many broken connections in a row, the rest of a batch is put off: nobody waits for each message's time limit. */
    private static final int LOSSES = 3;

    /** RFC 5321 §4.5.3.2.6; whoever claimed a message relies on an end (see {@link Mailer}). */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final Duration perMessage;
    private final LongSupplier nanos;
    private final Deque<Connection> ascii = new ConcurrentLinkedDeque<>();
    private final Deque<Connection> utf8 = new ConcurrentLinkedDeque<>();

    private JakartaMailer(Sessions sessions, Duration perMessage, LongSupplier nanos) {
        this.sessions = sessions;
        this.perMessage = perMessage;
        this.nanos = nanos;
    }

    /**
     * A mailer with the default settings: encryption required, 10 s to connect, 60 s for each answer, 10 min for each message.
     *
     * @throws IllegalArgumentException as {@link Builder#build()} does
     */
    public static JakartaMailer over(Session session) {
        return builder(session).build();
    }

    /** Starts a mailer over a session. */
    public static Builder builder(Session session) {
        return new Builder(session);
    }

    @Override
    public List<Handover> handOver(List<OutgoingMessage> messages) {
        List<Handover> answers = new ArrayList<>(messages.size());
        int losses = 0;
        for (OutgoingMessage message : messages) {
            if (losses >= LOSSES) {
                answers.add(Handover.same(message, Answers.later("not tried: the connection broke too often")));
                continue;
            }
            Connection connection = take(message.needsSmtpUtf8());
            answers.add(connection.send(message));
            losses = connection.isUnreachable() ? LOSSES : connection.isLost() ? losses + 1 : 0;
            giveBack(connection, message.needsSmtpUtf8());
        }
        return answers;
    }

    @Override
    public Mailer tracing() {
        return new TracingMailer(sessions, perMessage);
    }

    private Connection take(boolean smtpUtf8) {
        Deque<Connection> resting = smtpUtf8 ? utf8 : ascii;
        for (Connection connection = resting.poll(); connection != null; connection = resting.poll()) {
            if (connection.isFresh()) {
                return connection;
            }
            connection.close();
        }
        return new Connection(sessions, smtpUtf8, perMessage, nanos);
    }

    private void giveBack(Connection connection, boolean smtpUtf8) {
        if (connection.isOpen()) {
            (smtpUtf8 ? utf8 : ascii).push(connection);
        }
        List.of(ascii, utf8).forEach(JakartaMailer::dropStale);
    }

    /** The youngest is taken first: those that are left over under less load gather at the other end. */
    private static void dropStale(Deque<Connection> resting) {
        for (Connection oldest = resting.peekLast(); oldest != null && !oldest.isFresh(); oldest = resting.peekLast()) {
            // another thread may have taken it meanwhile: then it is not ours to close
            if (resting.removeLastOccurrence(oldest)) {
                oldest.close();
            }
        }
    }

    /** Ends the connections that are at rest. The mailer can still be used. */
    @Override
    public void close() {
        for (Deque<Connection> resting : List.of(ascii, utf8)) {
            for (Connection connection = resting.poll(); connection != null; connection = resting.poll()) {
                connection.close();
            }
        }
    }

    /** Settings of a mailer. Not safe for several threads. */
    public static final class Builder {
        private final Session session;
        private boolean plaintextAllowed;
        private Duration connect = Duration.ofSeconds(10);
        private Duration answer = Duration.ofSeconds(60);
        private Duration perMessage = LONGEST;
        private LongSupplier nanos = System::nanoTime;

        private Builder(Session session) {
            this.session = session;
        }

        /**
         * Allows mail to go unencrypted where the server offers no encryption, such as to a relay on the same machine. If the session
         * authenticates, the password goes unencrypted there, too.
         */
        public Builder allowingPlaintext() {
            plaintextAllowed = true;
            return this;
        }

        /**
         * Sets the time limits.
         *
         * @param toConnect for a connection to come about
         * @param toAnswer for each answer of the server; RFC 5321 §4.5.3.2 grants it up to 10 minutes for the last one
         * @throws IllegalArgumentException if one is not between 1 ms and 10 min
         */
        public Builder timeLimits(Duration toConnect, Duration toAnswer) {
            connect = inRange(toConnect);
            answer = inRange(toAnswer);
            return this;
        }

        /**
         * Sets how long one message may take as a whole, from connecting to the last answer: 10 min if not set. When it has passed, the
         * connection is cut; the message is then to be tried later, or its fate is unknown if all of it was written.
         *
         * @throws IllegalArgumentException if it is not between 1 ms and 10 min
         */
        public Builder messageLimit(Duration perMessage) {
            this.perMessage = inRange(perMessage);
            return this;
        }

        private static Duration inRange(Duration limit) {
            if (limit.compareTo(Duration.ofMillis(1)) < 0 || limit.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a time limit is between 1 ms and 10 min, not " + limit);
            }
            return limit;
        }

        /** What time has passed, in nanoseconds, instead of the machine's. */
        Builder ticking(LongSupplier ticks) {
            nanos = ticks;
            return this;
        }

        /**
         * The mailer.
         *
         * @throws IllegalArgumentException if the session would send through anything else than Angus Mail's own transports for
         *     {@code smtp} and {@code smtps}: another does not tell what was said to each recipient
         */
        public JakartaMailer build() {
            return new JakartaMailer(Sessions.from(session, plaintextAllowed, connect, answer), perMessage, nanos);
        }
    }
}
