package io.github.mailworthy.storage.jdbc;

import io.github.mailworthy.change.Cursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a reader of changes has come: first through all rows by account and id, then by the numbers of each slot.
 *
 * @param listing whether it is still reading all rows, from after the account and id on
 * @param account of the last row listed
 * @param id of the last row listed
 * @param slots the last number read of each slot; while listing, those from before it began
 */
record Reached(boolean listing, String account, String id, Map<Integer, Long> slots) {
    private static final int BASE = 36;

    static Reached start(Map<Integer, Long> slots) {
        return new Reached(true, "", "", slots);
    }

    Reached listed(String lastAccount, String lastId) {
        return new Reached(true, lastAccount, lastId, slots);
    }

    Reached at(Map<Integer, Long> positions) {
        return new Reached(false, "", "", positions);
    }

    static Reached of(Cursor cursor) {
        List<String> parts = cursor.parts(4);
        Map<Integer, Long> slots = new TreeMap<>();
        try {
            for (String slot : parts.get(3).split("-", -1)) {
                int between = slot.indexOf('_');
                slots.put(
                        Integer.parseInt(slot.substring(0, Math.max(between, 0)), BASE),
                        Long.parseLong(slot.substring(between + 1), BASE));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a cursor of this list: " + cursor.value(), e);
        }
        return new Reached(parts.get(0).equals("l"), parts.get(1), parts.get(2), slots);
    }

    Cursor cursor() {
        StringBuilder numbers = new StringBuilder();
        slots.forEach((slot, position) -> numbers.append(numbers.isEmpty() ? "" : "-")
                .append(Integer.toString(slot, BASE))
                .append('_')
                .append(Long.toString(position, BASE)));
        return Cursor.of(listing ? "l" : "n", account, id, numbers.toString());
    }
}
