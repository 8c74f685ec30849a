package io.omnideploy.backend.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.CompiledCatalog;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds what the catalog says of Pulumi against the classes that a Java program is written with. */
class PulumiConformanceTest {
    private static final String PACKAGE = "com.pulumi.docker.";

    /** Arguments of today's Java classes that the Terraform provider no longer has. */
    private static final List<String> GONE = List.of("NetworkArgs.checkDuplicate", "RemoteImageBuildArgs.buildArg");

    @TestFactory
    List<DynamicTest> everyNameIsOneOfTheArgumentsOfTheClass() {
        CompiledCatalog catalog = (CompiledCatalog) Graphs.CATALOG;
        List<DynamicTest> tests = new ArrayList<>();
        for (CatalogType type : catalog.types("docker", "docker")) {
            String token = type.name("pulumi").orElseThrow();
            String name = token.substring(token.lastIndexOf(':') + 1);
            String arguments = name.startsWith("get")
                    ? "inputs." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Args"
                    : name + "Args";
            tests.add(DynamicTest.dynamicTest(name, () -> check(type.properties(), arguments)));
        }
        tests.add(DynamicTest.dynamicTest(
                "Provider", () -> check(catalog.provider("docker").orElseThrow().settings(), "ProviderArgs")));
        return tests;
    }

    private static void check(List<CatalogProperty> properties, String arguments) throws ClassNotFoundException {
        List<String> problems = new ArrayList<>();
        compare(
                properties,
                Class.forName(PACKAGE + arguments, false, PulumiConformanceTest.class.getClassLoader()),
                problems);
        assertThat(problems).isEmpty();
    }

    private static void compare(List<CatalogProperty> properties, Class<?> arguments, List<String> problems) {
        Map<String, Type> real = new TreeMap<>();
        for (Method method : arguments.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && holdsOutput(method.getGenericReturnType())) {
                real.put(method.getName(), method.getGenericReturnType());
            }
        }
        for (CatalogProperty property : properties) {
            String name = PulumiNames.of(property);
            Type type = real.remove(name);
            String place = arguments.getSimpleName() + "." + name;
            if (property.omitted().containsKey("pulumi") == (type != null)) {
                problems.add(place + (type == null ? " is not there" : " is there, though the catalog omits it"));
            } else if (type != null && !property.fields().isEmpty()) {
                Optional<Class<?>> inner = argumentsIn(type);
                inner.ifPresentOrElse(
                        found -> compare(property.fields(), found, problems),
                        () -> problems.add(place + " has no fields"));
            }
        }
        real.keySet().stream()
                .map(name -> arguments.getSimpleName() + "." + name)
                .filter(place -> !GONE.contains(place))
                .forEach(place -> problems.add(place + " is not in the catalog"));
    }

    private static boolean holdsOutput(Type type) {
        return type.getTypeName().contains("com.pulumi.core.Output<");
    }

    /** Returns the class of nested arguments somewhere inside {@code Optional<Output<List<…>>>}. */
    private static Optional<Class<?>> argumentsIn(Type type) {
        return switch (type) {
            case Class<?> found when found.getName().endsWith("Args") -> Optional.of(found);
            case ParameterizedType outer -> argumentsIn(outer.getActualTypeArguments()[0]);
            case WildcardType wildcard -> argumentsIn(wildcard.getUpperBounds()[0]);
            default -> Optional.empty();
        };
    }
}
