package io.omnideploy.backend.cdk.app;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/**
 * A property or attribute as the CDK's library calls it.
 *
 * @param name as {@code loadBalancers}
 */
record L1Property(String name, Shape shape) {
    /** Returns the method of the builder: after words of the language the library puts another one. */
    String builderMethod() {
        return SourceVersion.isKeyword(name) ? name + "Value" : name;
    }

    /** Returns the method that reads it. */
    String getter() {
        return "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
