package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.templates.java.JavaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the CDK's library calls things, read service by service as a template needs it. */
final class L1Types {
    private static final String PACKAGES = "software.amazon.awscdk.services.";

    private final Map<String, Map<String, L1Type>> services = new HashMap<>();

    /**
     * Returns the construct for a resource; empty where the library's general one must do, because its type or one of its
     * properties is not known here.
     */
    Optional<L1Type> find(TemplateResource resource) {
        return type(resource.type())
                .filter(type -> resource.properties().entrySet().stream()
                        .allMatch(property -> type.property(L1Type.OWN, property.getKey())
                                .filter(known -> covers(type, known.shape(), property.getValue()))
                                .isPresent()));
    }

    private static boolean covers(L1Type type, Shape shape, TemplateValue value) {
        return switch (shape) {
            case Shape.Properties properties ->
                value instanceof TemplateValue.Obj object
                        && object.fields().entrySet().stream()
                                .allMatch(field -> type.property(properties.name(), field.getKey())
                                        .filter(known -> covers(type, known.shape(), field.getValue()))
                                        .isPresent());
            case Shape.ListOf list ->
                !(value instanceof TemplateValue.Seq seq)
                        || seq.items().stream().allMatch(item -> covers(type, list.item(), item));
            case Shape.MapOf map ->
                value instanceof TemplateValue.Obj object
                        && object.fields().values().stream().allMatch(inner -> covers(type, map.value(), inner));
            case Shape.Tag tag ->
                value instanceof TemplateValue.Obj object
                        && object.fields().keySet().equals(Set.of("Key", "Value"));
            case Shape.Text text -> isSingle(value);
            case Shape.Num number -> isSingle(value);
            case Shape.Bool bool -> isSingle(value);
            case Shape.Document document -> true;
        };
    }

    private static boolean isSingle(TemplateValue value) {
        return !(value instanceof TemplateValue.Obj) && !(value instanceof TemplateValue.Seq);
    }

    /** Returns the construct of a type. */
    Optional<L1Type> type(String type) {
        String[] parts = type.split("::");
        if (parts.length != 3 || !parts[0].equals("AWS")) {
            return Optional.empty();
        }
        String service = parts[1].toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                services.computeIfAbsent(service, L1Types::read).get(type));
    }

    private static Map<String, L1Type> read(String service) {
        Map<String, L1Type> types = new TreeMap<>();
        try (InputStream file = L1Types.class.getResourceAsStream(service + ".txt")) {
            if (file == null) {
                return types;
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            String type = null;
            Map<String, Map<String, L1Property>> classes = new TreeMap<>();
            Map<String, L1Property> attributes = new TreeMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith(" ")) {
                    add(type, service, classes, attributes, types);
                    type = line;
                    classes = new TreeMap<>();
                    attributes = new TreeMap<>();
                } else {
                    read(line.strip().split(" "), classes, attributes);
                }
            }
            add(type, service, classes, attributes, types);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return types;
    }

    private static void add(
            String type,
            String service,
            Map<String, Map<String, L1Property>> classes,
            Map<String, L1Property> attributes,
            Map<String, L1Type> types) {
        if (type != null) {
            String name = "Cfn" + type.substring(type.lastIndexOf(':') + 1);
            types.put(type, new L1Type(new JavaType(PACKAGES + service, name), classes, attributes));
        }
    }

    private static void read(
            String[] words, Map<String, Map<String, L1Property>> classes, Map<String, L1Property> attributes) {
        Map<String, L1Property> properties = new TreeMap<>();
        for (int at = 1; at < words.length; at++) {
            int sign = words[at].indexOf('=');
            L1Property property = property(words[at].substring(sign + 1));
            if (sign < 0) {
                properties.put(L1Type.key(property.name()), property);
            } else {
                attributes.put(words[at].substring(0, sign), property);
            }
        }
        if (!words[0].equals("@")) {
            classes.put(words[0], properties);
        }
    }

    private static L1Property property(String word) {
        int colon = word.indexOf(':');
        return colon < 0
                ? new L1Property(word, new Shape.Text())
                : new L1Property(word.substring(0, colon), Shape.parse(word.substring(colon + 1)));
    }
}
