package io.github.mailworthy.dns;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the DNS said to one question.
 *
 * <p>{@link Records}, {@link NoData} and {@link NoSuchName} are facts of the domain. {@link Failed} is a fact of the day: it says
 * nothing of the domain, and nothing may be held against it.
 */
public sealed interface DnsAnswer {
    /** Calls the function of the case at hand. */
    <T> T match(
            Function<? super Records, ? extends T> records,
            Function<? super NoData, ? extends T> noData,
            Function<? super NoSuchName, ? extends T> noSuchName,
            Function<? super Failed, ? extends T> failed);

    /** The records found, none for every other case. */
    default List<DnsRecord> records() {
        return List.of();
    }

    /** How long it lay in a cache before it was given: zero if the servers were asked just now. */
    default Duration age() {
        return Duration.ZERO;
    }

    /** Whether nothing is known: the question should be asked again later. */
    default boolean isFailure() {
        return false;
    }

    /**
     * There are such records.
     *
     * @param records at least one, in the order of the answer
     * @param aliases the names that CNAME records led through, from the first target to the last; empty without an alias
     * @param ttl for how long the answer may be kept
     * @param age how long it lay in a cache
     */
    record Records(List<DnsRecord> records, List<String> aliases, Duration ttl, Duration age) implements DnsAnswer {
        /** An answer of just now. */
        public Records(List<DnsRecord> records, List<String> aliases, Duration ttl) {
            this(records, aliases, ttl, Duration.ZERO);
        }

        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if there is no record
         */
        public Records {
            records = ImmutableList.copyOf(records);
            aliases = ImmutableList.copyOf(aliases);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("an answer without records is NoData");
            }
        }

        @Override
        public <T> T match(
                Function<? super Records, ? extends T> onRecords,
                Function<? super NoData, ? extends T> noData,
                Function<? super NoSuchName, ? extends T> noSuchName,
                Function<? super Failed, ? extends T> failed) {
            return onRecords.apply(this);
        }
    }

    /**
     * The name exists, but has no record of this type (RFC 2308 §2.2).
     *
     * @param ttl for how long the answer may be kept, if the zone says so
     * @param age how long it lay in a cache
     */
    record NoData(Optional<Duration> ttl, Duration age) implements DnsAnswer {
        /** An answer of just now. */
        public NoData(Optional<Duration> ttl) {
            this(ttl, Duration.ZERO);
        }

        @Override
        public <T> T match(
                Function<? super Records, ? extends T> records,
                Function<? super NoData, ? extends T> onNoData,
                Function<? super NoSuchName, ? extends T> noSuchName,
                Function<? super Failed, ? extends T> failed) {
            return onNoData.apply(this);
        }
    }

    /**
     * There is no such name (NXDOMAIN, RFC 2308 §2.1).
     *
     * @param ttl for how long the answer may be kept, if the zone says so
     * @param age how long it lay in a cache
     */
    record NoSuchName(Optional<Duration> ttl, Duration age) implements DnsAnswer {
        /** An answer of just now. */
        public NoSuchName(Optional<Duration> ttl) {
            this(ttl, Duration.ZERO);
        }

        @Override
        public <T> T match(
                Function<? super Records, ? extends T> records,
                Function<? super NoData, ? extends T> noData,
                Function<? super NoSuchName, ? extends T> onNoSuchName,
                Function<? super Failed, ? extends T> failed) {
            return onNoSuchName.apply(this);
        }
    }

    /**
     * It could not be told.
     *
     * @param cause of the failure
     * @param detail for people, one line
     */
    record Failed(Cause cause, String detail) implements DnsAnswer {
        /** Why it could not be told. */
        public enum Cause {
            /** The server answered that it failed (SERVFAIL, REFUSED, NOTIMP) or answered nonsense. */
            SERVER_FAILURE,
            /** No answer in time. */
            TIMEOUT,
            /** The name cannot be asked for: a label over 63 octets, an empty label, over 255 octets in all. */
            BAD_NAME
        }

        @Override
        public boolean isFailure() {
            return true;
        }

        @Override
        public <T> T match(
                Function<? super Records, ? extends T> records,
                Function<? super NoData, ? extends T> noData,
                Function<? super NoSuchName, ? extends T> noSuchName,
                Function<? super Failed, ? extends T> onFailed) {
            return onFailed.apply(this);
        }
    }
}
