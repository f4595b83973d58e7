package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.mail.jakarta.JakartaMailer;
import io.github.mailworthy.mail.message.OutgoingMessage;
import io.github.mailworthy.mail.spi.Handover;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * Messages a second to a server on loopback: JakartaMailer beside a bare loop over one Jakarta Mail connection, and beside {@code
 * Transport.send} for each message, in the same run. Then what it costs to build a commercial message of 10 kB.
 */
public final class MailerRate {
    private static final String TEXT = ("Dear reader, here is what is new in our shop this week = 7.\r\n").repeat(160);
    private static final int ROUNDS = 5;

    private MailerRate() {}

    /**
     * Takes the number of messages, 10,000 by default, and {@code usual} to let the peers wait for each confirmation, as they do when left
     * to themselves (up to 40 ms a message); else their sockets send at once, too.
     */
    public static void main(String[] args) throws IOException, MessagingException {
        int count = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        boolean prompt = args.length < 2 || !args[1].equals("usual");
        try (Sink sink = new Sink()) {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", "127.0.0.1");
            properties.setProperty("mail.smtp.port", Integer.toString(sink.port()));
            Session session = Session.getInstance(properties);
            Properties peers = new Properties();
            peers.putAll(properties);
            if (prompt) {
                peers.put("mail.smtp.socketFactory", new AtOnce());
            }
            Session peer = Session.getInstance(peers);
            double[] bare = new double[ROUNDS];
            double[] ours = new double[ROUNDS];
            double[] usual = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                bare[round] = rate(count, () -> bareLoop(peer, count));
                ours[round] = rate(count, () -> mailer(session, count));
                usual[round] = rate(count / 10, () -> oneByOne(peer, count / 10));
            }
            Arrays.sort(bare);
            Arrays.sort(ours);
            Arrays.sort(usual);
            double ourRate = ours[ROUNDS / 2];
            System.out.printf(
                    "messages/s: bare loop %.0f, JakartaMailer %.0f (%.2f of it), Transport.send each %.0f (%.1f times that)%n",
                    bare[ROUNDS / 2],
                    ourRate,
                    ourRate / bare[ROUNDS / 2],
                    usual[ROUNDS / 2],
                    ourRate / usual[ROUNDS / 2]);
        }
        building();
    }

    private static void building() {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long octets = 0;
        double[] micros = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = cpu.getCurrentThreadCpuTime();
            for (int i = 0; i < 5000; i++) {
                octets = message(i).bytes().length;
            }
            if (round >= 0) {
                micros[round] = (cpu.getCurrentThreadCpuTime() - start) / 5000 / 1e3;
            }
        }
        Arrays.sort(micros);
        System.out.printf("building a message of %,d octets: %.0f µs of CPU%n", octets, micros[ROUNDS / 2]);
    }

    /** Sockets with TCP_NODELAY. */
    private static final class AtOnce extends SocketFactory {
        private static Socket atOnce(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return atOnce(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return atOnce(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return atOnce(new Socket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return atOnce(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return atOnce(new Socket(host, port, from, fromPort));
        }
    }

    private interface Work {
        void run() throws MessagingException;
    }

    private static double rate(int count, Work work) throws MessagingException {
        long start = System.nanoTime();
        work.run();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private static void mailer(Session session, int count) {
        try (JakartaMailer mailer =
                JakartaMailer.builder(session).allowingPlaintext().build()) {
            for (int i = 0; i < count; i += 100) {
                List<OutgoingMessage> batch = new ArrayList<>(100);
                for (int j = i; j < i + 100; j++) {
                    batch.add(message(j));
                }
                if (!mailer.handOver(batch).stream().allMatch(Handover::isAccepted)) {
                    throw new IllegalStateException("not all was taken");
                }
            }
        }
    }

    private static OutgoingMessage message(int i) {
        return OutgoingMessage.builder()
                .from("The Shop", EmailAddress.of("hello@shop.example"))
                .to(EmailAddress.of("reader" + i + "@example.com"))
                .subject("What is new in our shop")
                .text(TEXT)
                .messageId(i + "@shop.example")
                .date(Instant.EPOCH)
                .header("List-Unsubscribe", "<https://host.example/u/k1.abcdefghijklmnopqrstuvwxyz0123456789>")
                .header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .build();
    }

    private static MimeMessage bareMessage(Session session, int i) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("hello@shop.example"));
        message.setRecipients(Message.RecipientType.TO, "reader" + i + "@example.com");
        message.setSubject("What is new in our shop", "UTF-8");
        message.setText(TEXT, "UTF-8");
        message.saveChanges();
        return message;
    }

    private static void bareLoop(Session session, int count) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = 0; i < count; i++) {
                MimeMessage message = bareMessage(session, i);
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
    }

    private static void oneByOne(Session session, int count) throws MessagingException {
        for (int i = 0; i < count; i++) {
            Transport.send(bareMessage(session, i));
        }
    }
}
