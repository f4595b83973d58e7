package io.github.mailworthy.mail.jakarta;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback that speaks SMTP and misbehaves as told: for a command that begins so, it says this. {@code "."} is the end of
 * the data. The reply {@code CLOSE} drops the connection, {@code RESET} breaks it, {@code SILENCE} says nothing at all, {@code DRIP}
 * begins an answer that has no end. After a 421 it hangs up (RFC 5321 §3.8).
 */
public final class ScriptedServer implements AutoCloseable {
    /** Drops the connection. */
    public static final String CLOSE = "close";

    /** Breaks the connection: the client learns of it by an error, not by its end. */
    public static final String RESET = "reset";

    /** Says nothing. */
    public static final String SILENCE = "silence";

    /** Says a line of the answer now and then, and never the last one; hangs up in the end. */
    public static final String DRIP = "drip";

    private final ServerSocket listening;
    private final Map<String, String> script = new ConcurrentHashMap<>();

    /** What clients said outside the data. */
    public final List<String> commands = Collections.synchronizedList(new ArrayList<>());

    /** The messages that were taken, whole. */
    public final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    /** How many connections there were. */
    public final AtomicInteger connections = new AtomicInteger();

    /** How many clients heard a {@link #DRIP} to its end. */
    public final AtomicInteger endured = new AtomicInteger();

    /** Starts one on a free port. */
    public ScriptedServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    /** Starts one whose sockets come from here: with encryption, say. */
    public ScriptedServer(ServerSocketFactory sockets) throws IOException {
        listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sets what it says to a command. */
    public ScriptedServer on(String command, String reply) {
        script.put(command, reply);
        return this;
    }

    /** Lets it say the usual again. */
    public void forget(String command) {
        script.remove(command);
    }

    /** The port it listens on. */
    public int port() {
        return listening.getLocalPort();
    }

    /** A session that leads here. */
    public Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port()));
        return Session.getInstance(properties);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            if (!say(socket, reply("connect", "220 test ESMTP"))) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (commands) {
                    commands.add(line);
                    commands.notifyAll();
                }
                String usual = line.startsWith("EHLO")
                        ? script.getOrDefault("extensions", "250-test\r\n250 SIZE 1000000")
                        : line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 2.0.0 Ok";
                String reply = reply(line, usual);
                if (!say(socket, reply)) {
                    return;
                }
                if (reply.startsWith("354") && !say(socket, data(in))) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the client hung up
        }
    }

    private String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("the client hung up within the data");
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        synchronized (messages) {
            messages.add(text.toString());
            messages.notifyAll();
        }
        return reply(".", "250 2.0.0 Ok: queued as Q" + messages.size());
    }

    private String reply(String command, String usual) {
        return script.entrySet().stream()
                .filter(e -> command.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    private boolean say(Socket socket, String reply) throws IOException {
        if (reply.equals(CLOSE)) {
            return false;
        }
        if (reply.equals(RESET)) {
            socket.setSoLinger(true, 0);
            return false;
        }
        OutputStream out = socket.getOutputStream();
        if (reply.equals(DRIP)) {
            for (int i = 0; i < 3_000; i++) { // until the client hangs up, or never does
                out.write("250-wait\r\n".getBytes(UTF_8));
                out.flush();
                LockSupport.parkNanos(5_000_000);
            }
            endured.incrementAndGet();
            return false;
        }
        if (!reply.equals(SILENCE)) {
            out.write((reply + "\r\n").getBytes(UTF_8));
            out.flush();
        }
        return !reply.startsWith("421");
    }

    /** Waits until a client has said this. */
    public void await(String command) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        synchronized (commands) {
            while (!commands.contains(command)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("nobody said " + command);
                }
                commands.wait(left);
            }
        }
    }

    /** Waits until so many messages were taken. */
    public void await(int count) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        synchronized (messages) {
            while (messages.size() < count) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException(messages.size() + " messages came, not " + count);
                }
                messages.wait(left);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
