package io.omnideploy.backend.cdk.app;

import io.omnideploy.templates.java.JavaType;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The L1 construct of a type of CloudFormation.
 *
 * @param construct its class, as {@code software.amazon.awscdk.services.ecs.CfnService}
 * @param classes the properties of each of its classes of properties by {@link #key}; its own under {@link #OWN}
 * @param attributes by CloudFormation's name
 */
record L1Type(JavaType construct, Map<String, Map<String, L1Property>> classes, Map<String, L1Property> attributes) {
    /** Under which a resource has its own properties. */
    static final String OWN = ".";

    private static final String ENDING = "Property";

    L1Type {
        Map<String, Map<String, L1Property>> copy = new TreeMap<>();
        classes.forEach((name, properties) -> copy.put(name, Map.copyOf(properties)));
        classes = Collections.unmodifiableMap(copy);
        attributes = Map.copyOf(attributes);
    }

    /** Returns by what a property is found: CloudFormation and the CDK write the same letters in upper and lower case. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns a property of one of the classes by CloudFormation's name. */
    Optional<L1Property> property(String owner, String name) {
        return Optional.ofNullable(classes.getOrDefault(owner, Map.of()).get(key(name)));
    }

    /** Returns a class of properties. */
    JavaType properties(String name) {
        return construct.inner(name + ENDING);
    }
}
