package io.omnideploy.backend.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written down of the CDK's library is so in its classes: constructs, builders, classes of properties, attributes. */
class L1ConformanceTest {
    private final List<String> wrong = new ArrayList<>();

    @Test
    void whatIsWrittenDownIsThere() throws Exception {
        List<String> types = types();
        assertThat(types).as("types written down").hasSizeGreaterThan(100);

        for (String type : types) {
            check(type, new L1Types().type(type).orElseThrow());
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> types() throws IOException, URISyntaxException {
        List<String> types = new ArrayList<>();
        Path folder = Path.of(L1Types.class.getResource("ecs.txt").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith(" "))
                        .forEach(types::add);
            }
        }
        return types;
    }

    private void check(String type, L1Type known) {
        for (Map.Entry<String, Map<String, L1Property>> owner : known.classes().entrySet()) {
            String name = owner.getKey().equals(L1Type.OWN)
                    ? known.construct().fullName() + "$Builder"
                    : known.construct().fullName() + "$" + owner.getKey() + "Property$Builder";
            Map<String, List<Method>> methods = methods(type, name);
            owner.getValue().values().forEach(property -> {
                List<Method> found = methods.getOrDefault(property.builderMethod(), List.of());
                if (found.stream().noneMatch(method -> takes(method, property.shape(), known))) {
                    wrong.add(type + " " + owner.getKey() + " " + property);
                }
            });
        }
        Map<String, List<Method>> getters = methods(type, known.construct().fullName());
        known.attributes().values().forEach(attribute -> {
            if (!getters.containsKey(attribute.getter())) {
                wrong.add(type + " @ " + attribute);
            }
        });
    }

    private Map<String, List<Method>> methods(String type, String name) {
        try {
            return Arrays.stream(Class.forName(name, false, getClass().getClassLoader())
                            .getMethods())
                    .collect(Collectors.groupingBy(Method::getName));
        } catch (ClassNotFoundException absent) {
            wrong.add(type + " has no class " + name);
            return Map.of();
        }
    }

    /** Tells whether a builder's method takes what is written for a shape; in lists and maps the library's classes say little. */
    private static boolean takes(Method method, Shape shape, L1Type type) {
        if (method.getParameterCount() != 1) {
            return false;
        }
        Class<?> given = method.getParameterTypes()[0];
        return switch (shape) {
            case Shape.Text text -> given.equals(String.class);
            case Shape.Num number -> given.equals(Number.class);
            case Shape.Bool bool -> given.equals(Boolean.class);
            case Shape.Document document -> given.equals(Object.class);
            case Shape.ListOf list -> given.equals(List.class);
            case Shape.MapOf map -> Set.of(Map.class, Object.class).contains(given);
            case Shape.Properties properties ->
                given.getName().equals(type.construct().fullName() + "$" + properties.name() + "Property");
            case Shape.Tag tag -> given.getName().equals("software.amazon.awscdk.CfnTag");
        };
    }
}
