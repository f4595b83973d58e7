package io.github.mailworthy.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mailworthy.storage.StorageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void a_password_in_a_url_stands_neither_in_the_message_nor_in_its_cause() {
        for (String url : List.of(
                "jdbc:foo://h/x?user=ann&password=S3CRET of mine",
                "jdbc:foo:x;PASSWORD=S3CRET;USER=ann",
                "jdbc:foo://h/x?sslpassword=S3CRET&ssl=true",
                "jdbc:foo://ann:S3CRET@h/x")) {
            StorageException told = Failures.of(new SQLException("No suitable driver found for " + url, "08001"));
            StringWriter all = new StringWriter();
            told.printStackTrace(new PrintWriter(all));
            assertFalse(all.toString().contains("S3CRET"), all.toString());
            assertTrue(told.getMessage().contains("No suitable driver found for jdbc:foo:"), told.getMessage());
            assertTrue(told.isRetryable());
        }
    }

    @Test
    void what_holds_no_secret_is_told_as_it_is() {
        SQLException plain = new SQLException("the server at //h:5432/x said no", "08006");
        StorageException told = Failures.of(plain);
        assertSame(plain, told.getCause());
        assertEquals(
                "the connection to the database is lost or cannot be made"
                        + " (SQLSTATE 08006: the server at //h:5432/x said no)",
                told.getMessage());
    }
}
