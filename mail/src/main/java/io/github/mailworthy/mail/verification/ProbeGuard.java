package io.github.mailworthy.mail.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says whether a server may be asked now: not too often, one connection at a time, and not at all for a while after trouble. */
final class ProbeGuard {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TROUBLES = 3;
    private static final int MOST_HOSTS = 10_000;

    private final int perHost;
    private final int inAll;
    private final Duration pause;
    private final Map<String, State> hosts = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private Instant minute = Instant.MIN;
    private int asked;

    ProbeGuard(int perHostAndMinute, int perMinute, Duration pause) {
        this.perHost = perHostAndMinute;
        this.inAll = perMinute;
        this.pause = pause;
    }

    /** Takes a turn with a host, if there is one; give it back with {@link #left}. */
    synchronized boolean enter(String host, Instant now) {
        if (!now.isBefore(minute.equals(Instant.MIN) ? now : minute.plus(MINUTE))) {
            minute = now;
            asked = 0;
        }
        if (hosts.size() > MOST_HOSTS) {
            hosts.values()
                    .removeIf(state -> now.isAfter(state.minute.plus(MINUTE)) && !now.isBefore(state.closedUntil));
        }
        State state = hosts.computeIfAbsent(host, any -> new State(now));
        if (!now.isBefore(state.minute.plus(MINUTE))) {
            state.minute = now;
            state.asked = 0;
        }
        if (now.isBefore(state.closedUntil) || asked >= inAll || state.asked >= perHost || !busy.add(host)) {
            return false;
        }
        asked++;
        state.asked++;
        return true;
    }

    /**
     * Gives the turn back.
     *
     * @param trouble whether the server was in trouble or refused us
     * @param severe whether it said that we ask too much, or that we are blocked
     */
    synchronized void left(String host, boolean trouble, boolean severe, Instant now) {
        busy.remove(host);
        State state = hosts.computeIfAbsent(host, any -> new State(now));
        state.troubles = trouble ? state.troubles + 1 : 0;
        if (severe || state.troubles >= TROUBLES) {
            state.closedUntil = now.plus(pause);
            state.troubles = 0;
        }
    }

    private static final class State {
        private Instant minute;
        private Instant closedUntil = Instant.MIN;
        private int asked;
        private int troubles;

        State(Instant minute) {
            this.minute = minute;
        }
    }
}
