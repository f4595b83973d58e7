package io.github.mailworthy.mail.jakarta;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends writes and conversations that take too long: one daemon thread for all mailers of the process, gone again after a minute without
 * use. Left to itself, Angus Mail makes one for each socket, and the program cannot end while a connection is at rest.
 */
final class TimeLimits {
    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private TimeLimits() {}

    static ScheduledExecutorService shared() {
        return WATCH;
    }

    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mailworthy-time-limits");
            thread.setDaemon(true);
            // the one that happens to be set now may belong to an application that is to be unloaded
            thread.setContextClassLoader(null);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(1, TimeUnit.MINUTES);
        watch.allowCoreThreadTimeOut(true);
        return watch;
    }
}
