package io.github.mailworthy.mail.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that answers each recipient as it was told, and remembers what it heard. */
final class ScriptedSmtpServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String greeting = "220 mx ESMTP";
    private volatile String otherwise = "250 Ok";
    private volatile boolean silent;

    ScriptedSmtpServer() throws IOException {
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    ScriptedSmtpServer on(String recipient, String reply) {
        replies.put("RCPT TO:<" + recipient + ">", reply);
        return this;
    }

    ScriptedSmtpServer otherwise(String reply) {
        otherwise = reply;
        return this;
    }

    ScriptedSmtpServer greeting(String line) {
        greeting = line;
        return this;
    }

    void silent() {
        silent = true;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> talk(client), "scripted-smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException ignored) {
                // closed: the loop's condition tells
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            if (!silent) {
                say(client, greeting);
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String reply = reply(line);
                say(client, reply);
                if (reply.startsWith("421")) {
                    return;
                }
            }
        } catch (IOException ignored) {
            // the client hung up
        }
    }

    private String reply(String line) {
        if (line.startsWith("EHLO")) {
            return "250-mx greets you\r\n250 PIPELINING";
        }
        return line.startsWith("RCPT") ? replies.getOrDefault(line, otherwise) : "250 Ok";
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
