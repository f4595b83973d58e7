package io.github.mailworthy.architecture.impure;

import java.util.Random;

/** Impure on purpose. */
public final class RollsDice {
    /** Asks chance. */
    public int answer(Random random) {
        return random.nextInt(6);
    }
}
