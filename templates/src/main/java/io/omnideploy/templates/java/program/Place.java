package io.omnideploy.templates.java.program;

import io.omnideploy.templates.java.JavaType;

/**
 * Where something is in a program.
 *
 * @param owner the class that has it
 */
public record Place(JavaType owner, String field) {}
