package io.github.mailworthy.mail.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Cursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A snapshot as a file: 4,096 octets of head, then the two tables, little-endian. The head ends in its own checksum and holds that of the
 * tables: nothing in it is believed before both are right.
 */
final class SnapshotFile {
    private static final byte[] MAGIC = "MWSCREEN4\n".getBytes(UTF_8);
    private static final int HEAD = 4096;
    private static final int SUMMED = HEAD - Long.BYTES;
    private static final int CHUNK = 1 << 20;

    private SnapshotFile() {}

    static void write(Path file, ScreeningSnapshot snapshot) throws IOException {
        // a name of its own for each writer, and the rights that a file has by default
        Path beside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            writeNew(beside, snapshot);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeNew(Path file, ScreeningSnapshot snapshot) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            CRC32C sum = new CRC32C();
            channel.position(HEAD);
            writeTable(channel, snapshot.base().slots(), sum);
            writeTable(channel, snapshot.platform().slots(), sum);
            channel.position(0);
            writeFully(channel, head(snapshot, sum.getValue()));
            channel.force(true);
        }
    }

    private static ByteBuffer head(ScreeningSnapshot snapshot, long sum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeLong(snapshot.scope().key().check());
            out.writeLong(sum);
            out.writeInt(snapshot.base().size());
            out.writeInt(snapshot.base().slots().capacity());
            out.writeInt(snapshot.platform().size());
            out.writeInt(snapshot.platform().slots().capacity());
            out.writeUTF(snapshot.takenAt().toString());
            out.writeLong(snapshot.scope().policy());
            out.writeByte(snapshot.scope().unknown());
            out.writeUTF(snapshot.scope().account().map(AccountId::value).orElse(""));
            out.writeUTF(snapshot.upto().own().map(Cursor::value).orElse(""));
            out.writeUTF(snapshot.upto().platform().map(Cursor::value).orElse(""));
        }
        if (bytes.size() > SUMMED) {
            throw new IOException("the store's cursors are too long for a snapshot's head: " + bytes.size());
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD).put(bytes.toByteArray());
        return head.putLong(SUMMED, sumOf(head)).rewind();
    }

    private static long sumOf(ByteBuffer head) {
        CRC32C sum = new CRC32C();
        sum.update(head.slice(0, SUMMED));
        return sum.getValue();
    }

    private static void writeTable(FileChannel channel, LongBuffer slots, CRC32C sum) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        while (slots.hasRemaining()) {
            chunk.clear();
            int n = Math.min(slots.remaining(), CHUNK / Long.BYTES);
            chunk.asLongBuffer().put(slots.slice(slots.position(), n));
            slots.position(slots.position() + n);
            chunk.limit(n * Long.BYTES);
            sum.update(chunk.duplicate());
            writeFully(channel, chunk);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static ScreeningSnapshot map(Path file, ScreeningKey key) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            while (head.hasRemaining()) {
                if (channel.read(head) < 0) {
                    throw new IOException("no screening snapshot, too short: " + file);
                }
            }
            if (!head.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
                throw new IOException("no screening snapshot, or one of another version: " + file);
            }
            if (head.getLong(SUMMED) != sumOf(head)) {
                throw new IOException("a damaged screening snapshot: " + file);
            }
            return read(file, channel, new DataInputStream(new ByteArrayInputStream(head.array())), key);
        } catch (IllegalArgumentException | DateTimeException nonsense) {
            throw new IOException("a damaged screening snapshot: " + file, nonsense);
        }
    }

    private static ScreeningSnapshot read(Path file, FileChannel channel, DataInputStream head, ScreeningKey key)
            throws IOException {
        head.skipNBytes(MAGIC.length);
        if (head.readLong() != key.check()) {
            throw new IOException("a screening snapshot made with another key: " + file);
        }
        long sum = head.readLong();
        int size = head.readInt();
        long capacity = head.readInt();
        int platformSize = head.readInt();
        long platformCapacity = head.readInt();
        Instant takenAt = Instant.parse(head.readUTF());
        long policy = head.readLong();
        int unknown = head.readByte();
        Optional<AccountId> account = text(head).map(AccountId::new);
        ScreeningSnapshot.Upto upto = new ScreeningSnapshot.Upto(
                text(head).map(Cursor::new), text(head).map(Cursor::new));
        if (!isWhole(size, capacity)
                || !isWhole(platformSize, platformCapacity)
                || channel.size() != HEAD + (capacity + platformCapacity) * Long.BYTES) {
            throw new IOException("a damaged screening snapshot, of the wrong length: " + file);
        }
        CRC32C found = new CRC32C();
        LongBuffer base = map(channel, HEAD, capacity, found);
        LongBuffer platform = map(channel, HEAD + capacity * Long.BYTES, platformCapacity, found);
        if (found.getValue() != sum) {
            throw new IOException("a damaged screening snapshot: " + file);
        }
        return new ScreeningSnapshot(
                new ScreeningSnapshot.Scope(account, key, policy, unknown),
                takenAt,
                upto,
                new FingerprintTable(base, size),
                FingerprintTable.EMPTY,
                new FingerprintTable(platform, platformSize));
    }

    /** A table has a free slot at least, or a search in it would not end. */
    private static boolean isWhole(int size, long capacity) {
        return size >= 0 && size < capacity && capacity % FingerprintTable.BUCKET == 0;
    }

    private static Optional<String> text(DataInputStream head) throws IOException {
        String text = head.readUTF();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static LongBuffer map(FileChannel channel, long at, long longs, CRC32C sum) throws IOException {
        ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, at, longs * Long.BYTES);
        sum.update(mapped.duplicate());
        return mapped.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    }
}
