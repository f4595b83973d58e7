package io.github.mailworthy.examples.benchmarks;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.address.EmailAddress;
import io.github.mailworthy.change.Cursor;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Page;
import io.github.mailworthy.contact.Complaint;
import io.github.mailworthy.contact.Contact;
import io.github.mailworthy.contact.ContactKey;
import io.github.mailworthy.contact.Facts;
import io.github.mailworthy.contact.Round;
import io.github.mailworthy.gate.SendPolicy;
import io.github.mailworthy.gate.SendQuestion;
import io.github.mailworthy.mail.gate.SendGate;
import io.github.mailworthy.mail.screening.ScreeningKey;
import io.github.mailworthy.mail.screening.ScreeningLook;
import io.github.mailworthy.mail.screening.ScreeningSnapshot;
import io.github.mailworthy.storage.Storage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * A snapshot of ten million restricted addresses: its size, whether one passes, false hits, and what screening one address costs beside
 * its parsing and two bare random reads into an array of that size, in the same run.
 */
public final class ScreeningRate {
    private static final AccountId SHOP = new AccountId("shop");
    private static final SendQuestion NEWS = SendQuestion.commercial("news");
    private static final Facts COMPLAINED = new Facts(
            Facts.NONE.consents(),
            Facts.NONE.lists(),
            Round.first(Optional.of(new Complaint(Instant.EPOCH, "abuse", "benchmark"))),
            Facts.NONE.blocks(),
            Facts.NONE.evidence(),
            Optional.empty());
    private static final int SAMPLE = 1 << 20;
    private static final int ROUNDS = 15;
    private static final int BLOCK = 256;

    private ScreeningRate() {}

    /** Takes the number of addresses, ten million by default. */
    public static void main(String[] args) throws IOException {
        int restricted = args.length == 0 ? 10_000_000 : Integer.parseInt(args[0]);
        long start = System.nanoTime();
        ScreeningKey key = ScreeningKey.of(new byte[16]);
        ScreeningSnapshot taken = ScreeningSnapshot.take(
                storage(restricted), Optional.of(SHOP), SendPolicy.standard(), key, Instant.EPOCH);
        System.out.printf("taken in %.1f s: %,d addresses%n", (System.nanoTime() - start) / 1e9, taken.size());
        Path file = Files.createTempFile("snapshot", ".screen");
        taken.write(file);
        System.out.printf("%.2f octets an address%n", (double) Files.size(file) / restricted);
        ScreeningSnapshot mapped = ScreeningSnapshot.map(file, key);
        ScreeningLook held = mapped.look(SHOP, NEWS);
        long passed = 0;
        long hits = 0;
        for (int i = 0; i < restricted; i++) {
            passed += held.mayBeHeld(EmailAddress.of(text(i))) ? 0 : 1;
            hits += held.mayBeHeld(EmailAddress.of("free." + text(i))) ? 1 : 0;
        }
        System.out.printf("%,d checked: %d restricted ones passed, %d free ones hit%n", restricted, passed, hits);
        cost("on the heap", taken, restricted, Files.size(file));
        cost("mapped", mapped, restricted, Files.size(file));
        Files.delete(file);
    }

    private static void cost(String where, ScreeningSnapshot snapshot, int restricted, long octets) {
        SplittableRandom random = new SplittableRandom(1);
        String[] list = new String[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            list[i] = (random.nextInt(10) == 0 ? "" : "free.") + text(random.nextInt(restricted));
        }
        long[] array = new long[(int) (octets / Long.BYTES)];
        for (int i = 0; i < array.length; i++) {
            array[i] = i;
        }
        int[] places = random.ints(2L * SAMPLE, 0, array.length & ~1).toArray();
        List<EmailAddress> block = new ArrayList<>(BLOCK);
        LongSupplier parsing = () -> {
            long sum = 0;
            for (String text : list) {
                block.add(EmailAddress.of(text));
                if (block.size() == BLOCK) {
                    sum += block.get(BLOCK - 1).toString().length();
                    block.clear();
                }
            }
            return sum;
        };
        LongSupplier together = () -> {
            long sum = 0;
            for (int i = 0; i < SAMPLE; i++) {
                sum += array[places[2 * i]] + array[places[2 * i + 1]];
            }
            return sum;
        };
        LongSupplier inPairs = () -> {
            long sum = 0;
            for (int i = 0; i < SAMPLE; i++) {
                sum += array[places[2 * i + 1] ^ (int) (array[places[2 * i]] & 1)];
            }
            return sum;
        };
        LongSupplier oneByOne = () -> {
            long sum = 0;
            for (int i = 0; i < 2 * SAMPLE; i++) {
                // each waits for the one before, as a reader does who looks one address up and then the next
                sum += array[places[i] ^ (int) (sum & 1 ^ i & 1)];
            }
            return sum;
        };
        ScreeningLook look = snapshot.look(SHOP, NEWS);
        LongSupplier looking = () -> {
            long sum = 0;
            for (String text : list) {
                block.add(EmailAddress.of(text));
                if (block.size() == BLOCK) {
                    sum += look.mayBeHeld(block).cardinality();
                    block.clear();
                }
            }
            return sum;
        };
        LongSupplier screening = () -> {
            Iterator<EmailAddress> parsed =
                    Arrays.stream(list).map(EmailAddress::of).iterator();
            long[] allowed = new long[1];
            SendGate.screenOffline(
                    snapshot, SHOP, NEWS, parsed, (address, answer) -> allowed[0] += answer.isAllowed() ? 1 : 0);
            return allowed[0];
        };
        List<LongSupplier> works = List.of(parsing, together, inPairs, oneByOne, looking, screening);
        double[][] nanos = new double[works.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int work = 0; work < works.size(); work++) {
                nanos[work][round] = nanosEach(works.get(work));
            }
        }
        double parse = best(nanos[0]);
        System.out.printf(
                "%s, ns of CPU: parsing %.0f; two bare random reads %.0f where all may overlap, %.0f where the second waits"
                        + " for the first, %.0f where each waits for the last address's, too%n",
                where, parse, best(nanos[1]), best(nanos[2]), best(nanos[3]));
        for (int work = 4; work < works.size(); work++) {
            double cost = best(nanos[work]);
            System.out.printf(
                    "  %s, parsing too: %.0f ns, %.2f, %.2f, %.2f of the bound with such reads%n",
                    work == 4 ? "looking up" : "the gate's screening, answers told",
                    cost,
                    cost / (parse + best(nanos[1])),
                    cost / (parse + best(nanos[2])),
                    cost / (parse + best(nanos[3])));
        }
    }

    private static double nanosEach(LongSupplier work) {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        if (work.getAsLong() == Long.MIN_VALUE) {
            throw new IllegalStateException("never");
        }
        return (double) (cpu.getCurrentThreadCpuTime() - start) / SAMPLE;
    }

    /** The best round: the least disturbed by what else the machine does. */
    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static String text(int i) {
        return "user." + Integer.toString(i * 0x9E3779B1, 36).replace('-', 'm') + "@example" + i % 1000 + ".com";
    }

    /** A store that has nothing but so many contacts that complained, made as they are read. */
    private static Storage storage(int restricted) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, args) -> {
                    Optional<?> account = (Optional<?>) args[1];
                    Optional<?> since = (Optional<?>) args[2];
                    int from = since.map(c -> Integer.parseInt(((Cursor) c).value()))
                            .orElse(0);
                    boolean own = account.equals(Optional.of(SHOP));
                    int to = own ? Math.min(restricted, from + (int) args[3]) : from;
                    List<Kept<Contact>> rows = new ArrayList<>();
                    for (int i = from; i < to; i++) {
                        ContactKey key = new ContactKey(SHOP, EmailAddress.of(text(i)));
                        rows.add(new Kept<>(key.row(), Optional.of(contact(key)), 1, Optional.empty()));
                    }
                    return new Page<>(rows, Optional.of(new Cursor(Integer.toString(to))));
                });
    }

    private static Contact contact(ContactKey key) {
        Contact blank = Contact.blank(key);
        return new Contact(
                blank.account(),
                blank.address(),
                blank.registeredAt(),
                COMPLAINED,
                blank.since(),
                blank.checks(),
                blank.openRequest(),
                blank.lastDeclined(),
                blank.movedFrom());
    }
}
