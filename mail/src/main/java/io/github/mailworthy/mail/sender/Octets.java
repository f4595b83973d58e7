package io.github.mailworthy.mail.sender;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of octets that can be hashed without a copy. */
final class Octets {
    private byte[] bytes;
    private int size;

    Octets(int expected) {
        bytes = new byte[expected];
    }

    void add(byte b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2 + 16);
        }
        bytes[size++] = b;
    }

    void add(byte[] from, int start, int end) {
        int length = end - start;
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, size * 2));
        }
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    Octets add(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        add(more, 0, more.length);
        return this;
    }

    byte last() {
        return bytes[size - 1];
    }

    int size() {
        return size;
    }

    void cut(int newSize) {
        size = newSize;
    }

    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }
}
