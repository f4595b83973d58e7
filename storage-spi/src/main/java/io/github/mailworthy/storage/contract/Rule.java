package io.github.mailworthy.storage.contract;

import io.github.mailworthy.storage.Storage;

/**
 * One thing that a store must keep, and a way to find out whether it does.
 *
 * @param id stable, for lists of known failures
 * @param says what holds in a store that keeps it
 * @param check throws if the store does not keep it
 */
public record Rule(String id, String says, Check check) {
    /** Tries a rule on a store. */
    @FunctionalInterface
    public interface Check {
        /**
         * Tries it.
         *
         * @throws Exception with what was seen instead
         */
        void on(Storage storage) throws Exception;
    }

    /** Id and sentence, as a test's name. */
    public String name() {
        return id + " " + says;
    }

    /**
     * Tries the rule on a store.
     *
     * @throws RuleBroken if the store does not keep it, or cannot be reached
     */
    public void run(Storage storage) {
        try {
            check.on(storage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuleBroken(name() + ": interrupted", e);
        } catch (AssertionError e) {
            throw new RuleBroken(name() + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()), e);
        } catch (Exception e) {
            throw new RuleBroken(name() + ": the store threw " + e, e);
        }
    }
}
