package io.github.mailworthy.mail.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModuleTest {
    @Test
    void the_tests_run_inside_the_module_walls() {
        assertEquals("io.github.mailworthy.mail", DnsLookup.class.getModule().getName());
    }
}
