package io.github.mailworthy.example.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mailworthy.account.AccountId;
import io.github.mailworthy.change.Change;
import io.github.mailworthy.change.Kept;
import io.github.mailworthy.change.Key;
import io.github.mailworthy.change.Kind;
import io.github.mailworthy.storage.contract.Note;
import io.github.mailworthy.storage.contract.StorageContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MvStorageTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> the_store_keeps_the_contract() {
        MvStorage store = new MvStorage(folder.resolve("contract"));
        return StorageContract.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule.run(store)))
                .onClose(store::close);
    }

    @Test
    void what_was_written_is_there_when_the_file_is_opened_again() {
        Key<Note> key = new Kind<>("note", Note.class).key(new AccountId("a"), "x");
        Note note = new Note(1, "one", Optional.empty(), List.of());
        try (MvStorage store = new MvStorage(folder.resolve("again"))) {
            store.apply(
                    List.of(Change.builder().write(Kept.absent(key).put(note)).build()));
        }
        try (MvStorage store = new MvStorage(folder.resolve("again"))) {
            assertEquals(Optional.of(note), store.find(List.of(key)).get(key).value());
        }
    }
}
