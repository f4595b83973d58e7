package io.github.mailworthy.mail.verification;

import io.github.mailworthy.address.EmailAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One list being verified: reads texts while there is room, hands out results, counts. Used by one thread; results arrive from many. */
final class BulkRun implements Iterator<Checked> {
    private final StandardVerifier verifier;
    private final Stream<String> source;
    private final Iterator<String> texts;
    private final Bulk bulk;
    private final BlockingQueue<Checked> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger asking = new AtomicInteger();
    private final Map<Long, Checked> early = new HashMap<>();
    private final Queue<Long> doneAhead = new PriorityQueue<>();
    private final long begun = System.nanoTime();
    private long read;
    private long handedOut;
    private long doneThrough;
    private @Nullable String held;
    private @Nullable Checked next;

    BulkRun(StandardVerifier verifier, Stream<String> source, Bulk bulk) {
        this.verifier = verifier;
        this.source = source;
        this.texts = source.skip(bulk.startAt()).iterator();
        this.bulk = bulk;
        this.read = bulk.startAt();
        this.doneThrough = bulk.startAt();
    }

    Stream<Checked> stream() {
        int traits = Spliterator.NONNULL | Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
                .onClose(source::close);
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            fill();
            Checked checked = bulk.inOrder() ? early.remove(doneThrough) : arrived.poll();
            if (checked == null) {
                if (isOver() || !await()) {
                    return false;
                }
            } else {
                next = checked;
            }
        }
        return true;
    }

    @Override
    public Checked next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Checked checked = next;
        next = null;
        handedOut++;
        done(checked.index());
        bulk.progress().accept(new Progress(handedOut, doneThrough, Duration.ofNanos(System.nanoTime() - begun)));
        return checked;
    }

    private boolean isOver() {
        return pending() == 0 && held == null && !texts.hasNext();
    }

    /** Texts begun whose results were not handed out. */
    private long pending() {
        return read - bulk.startAt() - handedOut - (held == null ? 0 : 1);
    }

    /** Begins texts until as many wait as may, or as many domains are asked for as may be. */
    private void fill() {
        while (pending() < bulk.waiting() && (held != null || texts.hasNext())) {
            String text = held;
            if (text == null) {
                text = texts.next();
                read++;
            }
            held = null;
            EmailAddress address = EmailAddress.parse(text).address().orElse(null);
            boolean asks = address != null && verifier.mustAsk(address);
            if (asks && asking.get() >= bulk.domainsAtOnce()) {
                held = text;
                return;
            }
            begin(read - 1, text, asks);
        }
    }

    private void begin(long index, String text, boolean asks) {
        if (asks) {
            asking.incrementAndGet();
        }
        var unused = verifier.check(text, bulk.executor()).thenAccept(verdict -> {
            if (asks) {
                asking.decrementAndGet();
            }
            arrived.add(new Checked(index, text, verdict));
        });
    }

    /** Waits for a result; in order, sorts it in. An interrupt ends the stream and stays set. */
    private boolean await() {
        try {
            Checked checked = arrived.take();
            if (bulk.inOrder()) {
                early.put(checked.index(), checked);
                for (Checked more = arrived.poll(); more != null; more = arrived.poll()) {
                    early.put(more.index(), more);
                }
            } else {
                next = checked;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void done(long index) {
        doneAhead.add(index);
        while (!doneAhead.isEmpty() && doneAhead.peek() == doneThrough) {
            doneAhead.remove();
            doneThrough++;
        }
    }
}
