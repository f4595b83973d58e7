package io.github.mailworthy.storage.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Several threads that start at the same moment. */
final class Crowd {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LAST_SECONDS = 10;

    private Crowd() {}

    interface Work {
        void run(int thread) throws Exception;
    }

    interface Round {
        void run(int thread, int round) throws Exception;
    }

    /** Runs the work in so many threads; fails if one fails, or if they do not come to an end. */
    static void together(int threads, Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "storage-contract");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                all.add(pool.submit(() -> {
                    start.await();
                    work.run(thread);
                    return thread;
                }));
            }
            for (Future<?> one : all) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            throw new AssertionError("not done after " + PATIENCE_SECONDS + " s: threads wait for one another", e);
        } catch (ExecutionException e) {
            throw new AssertionError(
                    e.getCause() instanceof AssertionError broken
                            ? broken.getMessage()
                            : "the store threw " + e.getCause(),
                    e.getCause());
        } finally {
            pool.shutdown();
            // a thread that still writes when another has failed would write into the next rule
            if (!pool.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        }
    }

    /**
     * Runs writers round by round, and others beside them, until each has had its rounds: none is done before the rest began.
     *
     * @param writer is given its thread, from 0, and the round, from 0
     */
    static void beside(int writers, int rounds, Round writer, int others, Round other) throws Exception {
        AtomicInteger writing = new AtomicInteger(writers);
        AtomicInteger waiting = new AtomicInteger(others);
        together(writers + others, thread -> {
            boolean writes = thread < writers;
            AtomicInteger own = writes ? writing : waiting;
            AtomicInteger theirs = writes ? waiting : writing;
            int round = 0;
            try {
                for (; round < rounds; round++) {
                    (writes ? writer : other).run(thread, round);
                }
            } finally {
                own.decrementAndGet();
            }
            for (; theirs.get() > 0; round++) {
                (writes ? writer : other).run(thread, round);
            }
        });
    }
}
