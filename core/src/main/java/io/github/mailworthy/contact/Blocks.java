package io.github.mailworthy.contact;

import com.google.common.collect.ImmutableMap;
import java.util.EnumMap;
import java.util.Map;

/**
 * The blocks on an address, of each kind the latest.
 *
 * @param byKind at most one per kind
 */
public record Blocks(Map<Block.Kind, Block> byKind) {
    /** No block. */
    public static final Blocks NONE = new Blocks(Map.of());

    /** Copies the map, in the order of the kinds. */
    public Blocks {
        byKind = byKind.isEmpty() ? ImmutableMap.of() : ImmutableMap.copyOf(new EnumMap<>(byKind));
    }

    Blocks with(Block block) {
        return merge(new Blocks(Map.of(block.kind(), block)));
    }

    Blocks merge(Blocks other) {
        if (other.byKind.isEmpty()) {
            return this;
        }
        Map<Block.Kind, Block> merged = new EnumMap<>(Block.Kind.class);
        merged.putAll(byKind);
        other.byKind.forEach((kind, block) -> merged.merge(kind, block, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return new Blocks(merged);
    }
}
