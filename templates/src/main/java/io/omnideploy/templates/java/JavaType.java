package io.omnideploy.templates.java;

import java.util.Objects;

/**
 * A class by its name.
 *
 * @param packageName the package, as {@code com.pulumi.docker}
 * @param name the simple name; that of a class inside of another one with the other's before it, as {@code Outer.Inner}
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

    /** Returns the class in which it is, or itself: what a source imports to speak of it. */
    public JavaType outer() {
        int dot = name.indexOf('.');
        return dot < 0 ? this : new JavaType(packageName, name.substring(0, dot));
    }

    /** Returns a class inside of this one. */
    public JavaType inner(String inner) {
        return new JavaType(packageName, name + "." + inner);
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
