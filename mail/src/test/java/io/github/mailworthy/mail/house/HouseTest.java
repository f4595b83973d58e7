package io.github.mailworthy.mail.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How the mail module is built: each third-party library in one place, and time from the host's clock alone. */
class HouseTest {
    private static final String BASE = "io.github.mailworthy.mail.";

    private static final Map<String, Set<String>> MET_IN = Map.of(
            "org.xbill.DNS..", Set.of("dns", "testing"),
            "jakarta.mail..", Set.of("jakarta"),
            "org.eclipse.angus..", Set.of("jakarta"));

    private static final ArchRule CLOCK = noClasses()
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("ask a clock of their own") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    String owner = access.getTarget().getOwner().getFullName();
                    return owner.startsWith("java.time.")
                            && !owner.equals("java.time.InstantSource")
                            && access.getTarget().getName().equals("now");
                }
            })
            .because("time comes in with the host's InstantSource");

    private static final JavaClasses MAIL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.mailworthy.mail");

    @Test
    void each_third_party_library_is_met_in_one_place() {
        assertTrue(MAIL.size() > 50, "only " + MAIL.size() + " classes were looked at");
        MET_IN.forEach((library, places) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        places.stream().map(place -> BASE + place + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(MAIL));
    }

    @Test
    void nobody_asks_a_clock_of_their_own() {
        CLOCK.check(MAIL);
    }

    @Test
    void the_clock_rule_bites_on_a_method_reference_too() {
        JavaClasses late = new ClassFileImporter().importClasses(Late.class);
        assertThrows(AssertionError.class, () -> CLOCK.check(late));
    }

    private static final class Late {
        private final Supplier<Instant> clock = Instant::now;
    }
}
