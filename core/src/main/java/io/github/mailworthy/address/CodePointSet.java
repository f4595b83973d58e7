package io.github.mailworthy.address;

import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.List;

/** A set of code points, written as hexadecimal ranges with spaces between them, in order. */
final class CodePointSet {
    private final int[] starts;
    private final int[] ends;

    private CodePointSet(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    static CodePointSet of(String ranges) {
        List<String> parts = Splitter.on(' ').splitToList(ranges);
        int[] starts = new int[parts.size()];
        int[] ends = new int[parts.size()];
        for (int i = 0; i < starts.length; i++) {
            List<String> range = Splitter.on('-').splitToList(parts.get(i));
            starts[i] = Integer.parseInt(range.get(0), 16);
            ends[i] = Integer.parseInt(range.get(range.size() - 1), 16);
        }
        return new CodePointSet(starts, ends);
    }

    boolean contains(int codePoint) {
        int found = Arrays.binarySearch(starts, codePoint);
        int range = found >= 0 ? found : -found - 2;
        return range >= 0 && codePoint <= ends[range];
    }
}
