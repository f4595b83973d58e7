package io.github.mailworthy.mail.jakarta;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send the end of a message at once (TCP_NODELAY): it is small, and would otherwise wait until the other side has
 * confirmed what came before, which it puts off for up to 40 ms (RFC 1122 §4.2.3.2 and §4.2.3.4). The conversation under way knows each.
 */
final class PromptSockets extends SocketFactory {
    private final SocketFactory makes;

    PromptSockets(SocketFactory makes) {
        this.makes = makes;
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt(makes.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(makes.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return prompt(makes.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(makes.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return prompt(makes.createSocket(host, port, from, fromPort));
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        Conversation.opened(socket);
        return socket;
    }
}
