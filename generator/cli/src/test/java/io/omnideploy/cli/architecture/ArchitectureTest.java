package io.omnideploy.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.omnideploy.cli.Main;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the design, which the module POMs alone can't hold. This module sees all others, so it holds them here. */
class ArchitectureTest {
    private static final String OURS = "io.omnideploy..";
    private static final String DIAGNOSTIC = "io.omnideploy.diagnostic..";
    private static final String CONFIG = "io.omnideploy.config..";
    private static final String RESOURCE = "io.omnideploy.resource..";
    private static final String PLAN = "io.omnideploy.plan..";
    private static final String SPI = "io.omnideploy.spi..";
    private static final String[] SCHEMAS = {DIAGNOSTIC, CONFIG, RESOURCE, PLAN, SPI};
    private static final String TEMPLATES = "io.omnideploy.templates..";
    private static final String PROGRAMS = "io.omnideploy.programs..";
    private static final String ENGINE = "io.omnideploy.engine..";
    private static final String CLI = "io.omnideploy.cli..";
    private static final List<String> PLUGINS = List.of("adapter", "target", "platform", "backend");

    /** Plug-ins that write text: backends their files, targets the configuration of programs that they run. */
    private static final Set<String> WRITERS = Set.of("backend", "target");

    private static final Set<String> EMPTY_NAMES =
            Set.of("util", "utils", "helper", "helpers", "common", "misc", "manager", "impl", "core");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/omnideploy-testkit") && !location.contains("/testkit/"))
            .importPackages("io.omnideploy");

    @Test
    void everyModuleIsSeen() {
        assertThat(CLASSES.contain(Main.class)).isTrue();
        for (String kind : PLUGINS) {
            assertThat(CLASSES.stream()
                            .anyMatch(type -> type.getPackageName().startsWith("io.omnideploy." + kind + ".")))
                    .as("a class of some " + kind)
                    .isTrue();
        }
    }

    @Test
    void contractsPointFromSpiDownToDiagnostic() {
        only(DIAGNOSTIC, DIAGNOSTIC);
        only(CONFIG, CONFIG, DIAGNOSTIC);
        only(RESOURCE, RESOURCE, CONFIG, DIAGNOSTIC);
        only(PLAN, PLAN, RESOURCE, CONFIG, DIAGNOSTIC);
        only(SPI, SCHEMAS);
    }

    @Test
    void contractsHaveNoThirdPartyTypes() {
        classes()
                .that()
                .resideInAnyPackage(SCHEMAS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(SCHEMAS), Stream.of("java..")).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void templatesEngineAndCommandLineKnowOnlyWhatLiesBelow() {
        only(TEMPLATES, with(TEMPLATES));
        only(PROGRAMS, with(PROGRAMS));
        only(ENGINE, with(ENGINE));
        only(CLI, with(ENGINE, CLI));
    }

    @Test
    void pluginKnowsContractsAndItselfAlone() {
        for (String kind : PLUGINS) {
            String prefix = "io.omnideploy." + kind + ".";
            CLASSES.stream()
                    .map(type -> type.getPackageName())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()).split("\\.")[0])
                    .distinct()
                    .map(name -> prefix + name + "..")
                    .forEach(plugin ->
                            only(plugin, WRITERS.contains(kind) ? with(plugin, TEMPLATES, PROGRAMS) : with(plugin)));
        }
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("io.omnideploy.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheEntryTouchesTheStreamsOfTheProcess() {
        noClasses()
                .that(resideOutsideOfPackages("io.omnideploy.catalog.."))
                .and()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(CLASSES);
        // Pulumi's SDK logs to the logger that it is given, and is given one that says nothing.
        noClasses()
                .that(resideOutsideOfPackages("io.omnideploy.backend.pulumi.automation.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.log4j.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheEntryEndsTheProcess() {
        noClasses()
                .that(resideOutsideOfPackages("io.omnideploy.catalog.."))
                .and()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        JavaPackage ours = CLASSES.getPackage("io.omnideploy");
        assertThat(ours.getSubpackagesInTree())
                .extracting(JavaPackage::getRelativeName)
                .doesNotContainAnyElementsOf(EMPTY_NAMES);
    }

    private static String[] with(String... more) {
        return Stream.concat(Stream.of(SCHEMAS), Stream.of(more)).toArray(String[]::new);
    }

    /** Third-party types are the POMs' business; of ours only these may be used. */
    private static void only(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAnyPackage(OURS).and(resideOutsideOfPackages(to)))
                .check(CLASSES);
    }
}
