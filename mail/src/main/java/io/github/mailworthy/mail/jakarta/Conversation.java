package io.github.mailworthy.mail.jakarta;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What is said over one connection about one message, cut off when it takes too long as a whole. The limits of single reads and writes
 * do not end it: a server may say a word before each of them runs out.
 */
final class Conversation {
    /** That of the thread which opens a socket: factories are asked by Angus Mail, which passes nothing on. */
    private static final ThreadLocal<Conversation> UNDER_WAY = new ThreadLocal<>();

    private final Duration limit;
    private final List<Socket> sockets = new ArrayList<>();
    private Optional<Future<?>> end = Optional.empty();
    private int turn;
    private boolean cut;

    Conversation(Duration limit) {
        this.limit = limit;
    }

    /** The time begins to run, on the thread that will speak. */
    synchronized void begin() {
        UNDER_WAY.set(this);
        cut = false;
        int mine = ++turn;
        end = Optional.of(TimeLimits.shared().schedule(() -> cut(mine), limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** The time no longer runs. */
    synchronized void end() {
        UNDER_WAY.remove();
        turn++;
        end.ifPresent(running -> running.cancel(false));
        end = Optional.empty();
    }

    /** Whether the time ran out since {@link #begin()}. */
    synchronized boolean isCut() {
        return cut;
    }

    /** Why it ended. */
    String why() {
        return "the server took longer than " + limit + " for one message";
    }

    /** The conversation of this thread goes on over this socket. */
    static void opened(Socket socket) {
        Conversation here = UNDER_WAY.get();
        if (here != null && here.isLateFor(socket)) {
            close(socket);
        }
    }

    private synchronized boolean isLateFor(Socket socket) {
        sockets.add(socket);
        return cut;
    }

    /** The connection has come to its end. */
    synchronized void closed() {
        sockets.clear();
    }

    private void cut(int which) {
        List<Socket> open;
        synchronized (this) {
            if (which != turn) {
                return;
            }
            cut = true;
            open = List.copyOf(sockets);
        }
        open.forEach(Conversation::close);
    }

    private static void close(Socket socket) {
        try {
            // at once: a farewell would wait for the write that is stuck
            socket.setSoLinger(true, 0);
        } catch (SocketException closedAlready) {
            return;
        }
        try {
            socket.close();
        } catch (IOException gone) {
            // it was to go anyway
        }
    }
}
