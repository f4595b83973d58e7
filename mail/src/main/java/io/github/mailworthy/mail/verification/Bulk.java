package io.github.mailworthy.mail.verification;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * How a list is to be verified.
 *
 * @param domainsAtOnce how many domains are asked for at once
 * @param waiting how many texts may wait for their verdict at once
 * @param inOrder whether results come in the order of the texts; else as they are ready
 * @param startAt texts before this index are passed over: what {@link Progress#doneThrough} said of an earlier run
 * @param executor on which mail servers are asked, if a probe is switched on
 * @param progress told after every result, on the thread that takes the results
 */
public record Bulk(
        int domainsAtOnce, int waiting, boolean inOrder, long startAt, Executor executor, Consumer<Progress> progress) {
    /** 64 domains at once, 16 384 texts waiting, results as they are ready, from the beginning, probes one after the other. */
    public static final Bulk STANDARD = new Bulk(64, 16_384, false, 0, Runnable::run, progress -> {});

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of the first two is not positive, or the start is negative
     */
    public Bulk {
        if (domainsAtOnce < 1 || waiting < 1 || startAt < 0) {
            throw new IllegalArgumentException("not a way to verify a list: " + domainsAtOnce + " domains at once, "
                    + waiting + " waiting, from " + startAt);
        }
    }

    /** With so many domains at once. */
    public Bulk withDomainsAtOnce(int domains) {
        return new Bulk(domains, waiting, inOrder, startAt, executor, progress);
    }

    /** With results in the order of the texts. */
    public Bulk ordered() {
        return new Bulk(domainsAtOnce, waiting, true, startAt, executor, progress);
    }

    /** From this index on. */
    public Bulk from(long index) {
        return new Bulk(domainsAtOnce, waiting, inOrder, index, executor, progress);
    }

    /** With mail servers asked on this executor. */
    public Bulk probingOn(Executor threads) {
        return new Bulk(domainsAtOnce, waiting, inOrder, startAt, threads, progress);
    }

    /** With somebody to tell how far it is. */
    public Bulk telling(Consumer<Progress> listener) {
        return new Bulk(domainsAtOnce, waiting, inOrder, startAt, executor, listener);
    }
}
