package io.github.mailworthy.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before a mail server and hangs up on the client once the end of a message has gone through to it. */
final class DroppingProxy implements AutoCloseable {
    private static final String END = "\r\n.\r\n";

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;

    DroppingProxy(int behind) throws IOException {
        this.behind = behind;
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                start(() -> answers(server, client));
                start(() -> commands(client, server));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void answers(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // one of them hung up
        }
    }

    /** The server's connection stays open: it has all it needs, and tells nobody. */
    private static void commands(Socket client, Socket server) {
        try {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            String last = "";
            byte[] octets = new byte[8192];
            for (int n = in.read(octets); n > 0; n = in.read(octets)) {
                String said = last + new String(octets, 0, n, StandardCharsets.ISO_8859_1);
                if (said.endsWith(END)) {
                    client.close();
                }
                out.write(octets, 0, n);
                out.flush();
                last = said.substring(Math.max(0, said.length() - END.length()));
            }
        } catch (IOException gone) {
            // one of them hung up
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dropping-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
