package io.github.mailworthy.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.mailworthy.architecture.impure.AsksTheClock;
import io.github.mailworthy.architecture.impure.ComparesByLocale;
import io.github.mailworthy.architecture.impure.DependsOnIo;
import io.github.mailworthy.architecture.impure.ReferencesTheClock;
import io.github.mailworthy.architecture.impure.RollsDice;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The core never asks the world: no clock, no random, no I/O, no threads, no logging, no default locale or zone. */
class PureCoreTest {
    @Test
    void the_core_is_pure() {
        JavaClasses core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.mailworthy");
        assertTrue(
                core.size() > 20, "only " + core.size() + " classes were looked at: the rules would pass on nothing");
        Purity.RULES.forEach(rule -> rule.check(core));
    }

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        JavaClasses core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.mailworthy");
        Purity.NO_CIRCLES.check(core);
    }

    @TestFactory
    Stream<DynamicTest> each_impurity_is_caught() {
        return Stream.of(
                        AsksTheClock.class,
                        ReferencesTheClock.class,
                        RollsDice.class,
                        DependsOnIo.class,
                        ComparesByLocale.class)
                .map(impure -> DynamicTest.dynamicTest(impure.getSimpleName(), () -> {
                    JavaClasses one = new ClassFileImporter().importClasses(impure);
                    assertThrows(AssertionError.class, () -> Purity.RULES.forEach(rule -> rule.check(one)));
                }));
    }
}
