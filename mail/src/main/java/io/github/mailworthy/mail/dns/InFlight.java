package io.github.mailworthy.mail.dns;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets so many tasks run at once; the others wait their turn without a thread. */
final class InFlight {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    InFlight(int most) {
        this.free = most;
    }

    /** Starts the task now or later; it must call {@link #done} when it is over. */
    void start(Runnable task) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(task);
                return;
            }
            free--;
        }
        task.run();
    }

    /** One is over: the next may start. */
    void done() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
