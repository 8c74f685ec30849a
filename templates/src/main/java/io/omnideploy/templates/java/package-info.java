/** Java sources: expressions and classes as values, written in the format of palantir-java-format. */
package io.omnideploy.templates.java;
