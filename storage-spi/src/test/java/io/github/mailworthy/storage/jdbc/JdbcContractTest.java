package io.github.mailworthy.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mailworthy.storage.Storage;
import io.github.mailworthy.storage.contract.StorageContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class JdbcContractTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> postgresql_keeps_the_contract() throws SQLException {
        HikariDataSource pool = Databases.postgres();
        return keeps(JdbcStorage.on(Databases.installed(pool))).onClose(pool::close);
    }

    @TestFactory
    Stream<DynamicTest> h2_in_a_file_keeps_the_contract() {
        HikariDataSource pool = Databases.h2(folder);
        return keeps(JdbcStorage.on(Databases.installed(pool))).onClose(pool::close);
    }

    private static Stream<DynamicTest> keeps(Storage store) {
        return StorageContract.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule.run(store)));
    }
}
