package io.github.mailworthy.storage.contract;

import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.memory.InMemoryStorage;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InMemoryContractTest {
    private final Storage store = new InMemoryStorage();

    @TestFactory
    Stream<DynamicTest> the_store_in_memory_keeps_the_contract() {
        return StorageContract.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule.run(store)));
    }
}
