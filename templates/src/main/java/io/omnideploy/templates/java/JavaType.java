package io.omnideploy.templates.java;

import java.util.Objects;

/**
 * A class by its name.
 *
 * @param packageName the package, as {@code com.pulumi.docker}
 * @param name the simple name
 */
public record JavaType(String packageName, String name) implements Comparable<JavaType> {
    public JavaType {
        Objects.requireNonNull(packageName, "packageName");
        Objects.requireNonNull(name, "name");
    }

    /** Returns the class of a full name, as {@code java.util.List}. */
    public static JavaType of(String fullName) {
        int dot = fullName.lastIndexOf('.');
        return new JavaType(fullName.substring(0, dot), fullName.substring(dot + 1));
    }

    /** Returns package and name. */
    public String fullName() {
        return packageName + "." + name;
    }

    @Override
    public int compareTo(JavaType other) {
        return fullName().compareTo(other.fullName());
    }
}
