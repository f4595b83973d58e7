package io.github.mailworthy.storage.contract;

import io.github.mailworthy.change.Kind;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A kind of row to try the rules on: rules tried on another than the first carry its name. */
record Sample<T>(String suffix, String on, Supplier<Kind<T>> kind, IntFunction<T> values) {
    /** A kind that no store knows beforehand, and a new one for every rule. */
    static final Sample<Note> NOTE =
            new Sample<>("", "", () -> new Kind<>("note-" + Scene.letters(), Note.class), Note::of);
}
