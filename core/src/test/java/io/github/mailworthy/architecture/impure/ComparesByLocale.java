package io.github.mailworthy.architecture.impure;

/** Impure on purpose: in Turkish, {@code "I"} becomes a dotless i. */
public final class ComparesByLocale {
    /** Takes the default locale. */
    public String answer(String text) {
        return text.toLowerCase();
    }
}
