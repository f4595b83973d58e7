/**
 * What every {@link io.github.mailworthy.storage.Storage} must keep, as values that any test framework can run.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> my_store_keeps_the_contract() {
 *     return StorageContract.rules().stream().map(rule -> dynamicTest(rule.name(), () -> rule.run(myStore)));
 * }
 * }</pre>
 *
 * <p>The rules may run one after another on one store, which may hold other rows: each works in accounts of its own, and takes its
 * rows away afterwards. Not two at a time on one store. A store that cannot be reached breaks every rule: none is ever skipped.
 */
@NullMarked
package io.github.mailworthy.storage.contract;

import org.jspecify.annotations.NullMarked;
