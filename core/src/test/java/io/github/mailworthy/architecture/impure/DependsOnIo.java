package io.github.mailworthy.architecture.impure;

import java.io.File;

/** Impure on purpose. */
public final class DependsOnIo {
    /** Touches a file. */
    public boolean answer(File file) {
        return file.exists();
    }
}
