package io.github.mailworthy.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** What "pure" means, as rules on calls, method references and dependencies. */
final class Purity {
    private static final Set<String> ASKS_THE_WORLD = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.YearMonth.now",
            "java.time.ZoneId.systemDefault",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.util.ResourceBundle.getBundle",
            "java.lang.Thread.sleep",
            "java.util.Collections.shuffle");

    /** Without arguments these take the default locale or character set. */
    private static final Set<String> TAKES_A_DEFAULT = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.text.Collator.getInstance()");

    static final List<ArchRule> RULES = List.of(
            noClasses()
                    .should()
                    .accessTargetWhere(new AsksTheWorld())
                    .because("the same arguments must give the same answer: time, ids and texts come in as arguments"),
            noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.net..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.sql..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "java.lang.foreign..",
                            "java.security..",
                            "javax.."))
                    .because("the core never waits and never fails for the world's sake"),
            classes()
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..", "com.google.common..", "org.jspecify..", "io.github.mailworthy.."))
                    .because("the core needs the JDK's base, Guava and JSpecify, and nothing else"));

    static final ArchRule NO_CIRCLES =
            slices().matching("io.github.mailworthy.(*)..").should().beFreeOfCycles();

    private Purity() {}

    private static final class AsksTheWorld extends DescribedPredicate<JavaAccess<?>> {
        AsksTheWorld() {
            super("asks the clock, chance, the process or a default");
        }

        @Override
        public boolean test(JavaAccess<?> access) {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getFullName();
            String name = owner + "." + target.getName();
            return ASKS_THE_WORLD.contains(name)
                    || owner.equals("java.lang.System") && !target.getName().equals("arraycopy")
                    || owner.equals("java.lang.Runtime")
                    || owner.equals("java.lang.Thread")
                    || owner.startsWith("java.time.Clock")
                    || owner.startsWith("java.time.InstantSource")
                    || owner.startsWith("java.util.Random")
                    || owner.startsWith("java.util.SplittableRandom")
                    || TAKES_A_DEFAULT.contains(target.getFullName());
        }
    }
}
