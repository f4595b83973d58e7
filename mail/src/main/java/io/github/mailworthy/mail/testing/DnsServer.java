package io.github.mailworthy.mail.testing;

import io.github.mailworthy.dns.DnsAnswer;
import io.github.mailworthy.mail.spi.DnsLookup;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A DNS server on the loopback interface that speaks the wire protocol over UDP and TCP and has its answers from a
 * {@link DnsLookup}, for instance a {@link io.github.mailworthy.mail.dns.ZoneFileLookup}.
 *
 * <p>{@link DnsAnswer.Failed} of {@code TIMEOUT} is served as silence, every other failure as SERVFAIL; answers too long for UDP are
 * cut, so that clients come back over TCP (RFC 7766).
 */
public final class DnsServer implements AutoCloseable {
    private static final int TRIES = 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final DnsReplies replies;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger askedOverTcp = new AtomicInteger();

    private DnsServer(DatagramSocket udp, ServerSocket tcp, DnsLookup answers) {
        this.udp = udp;
        this.tcp = tcp;
        this.replies = new DnsReplies(answers);
    }

    /** Starts one on a free port of 127.0.0.1. */
    public static DnsServer start(DnsLookup answers) {
        InetAddress here = InetAddress.getLoopbackAddress();
        IOException last = new IOException("no free port");
        for (int i = 0; i < TRIES; i++) {
            try {
                ServerSocket tcp = new ServerSocket(0, 50, here);
                try {
                    DnsServer server = new DnsServer(new DatagramSocket(tcp.getLocalPort(), here), tcp, answers);
                    server.daemon("udp", server::serveUdp);
                    server.daemon("tcp", server::serveTcp);
                    return server;
                } catch (IOException e) {
                    tcp.close();
                    last = e;
                }
            } catch (IOException e) {
                last = e;
            }
        }
        throw new UncheckedIOException(last);
    }

    /** Where it listens, over UDP and TCP. */
    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    /** How many questions it has heard. */
    public int asked() {
        return asked.get();
    }

    /** How many of them came over TCP. */
    public int askedOverTcp() {
        return askedOverTcp.get();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void daemon(String protocol, Runnable loop) {
        Thread thread = new Thread(loop, "dns-server-" + protocol + "-" + tcp.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void serveUdp() {
        byte[] buffer = new byte[65_535];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                asked.incrementAndGet();
                Optional<byte[]> reply = replies.to(Arrays.copyOf(buffer, packet.getLength()), true);
                if (reply.isPresent()) {
                    byte[] octets = reply.get();
                    udp.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
                }
            } catch (IOException ignored) {
                // closed, or a client that went away: the loop's condition tells which
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                daemon("client", () -> talk(client));
            } catch (IOException ignored) {
                // closed, or a client that went away: the loop's condition tells which
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                asked.incrementAndGet();
                askedOverTcp.incrementAndGet();
                Optional<byte[]> reply = replies.to(query, false);
                if (reply.isPresent()) {
                    out.writeShort(reply.get().length);
                    out.write(reply.get());
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the client hung up
            return;
        }
    }
}
