package io.omnideploy.spi;

import java.util.HashMap;
import java.util.Map;

/** Variables from files beside a description, such as .env. Their values may be secrets, and are never shown. */
public final class SourceVariables {
    /** None. */
    public static final SourceVariables NONE = new SourceVariables(Map.of());

    private final Map<String, String> values;

    public SourceVariables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Returns an environment with these variables where it has none of that name. */
    public Map<String, String> under(Map<String, String> environment) {
        if (values.isEmpty()) {
            return environment;
        }
        Map<String, String> all = new HashMap<>(values);
        all.putAll(environment);
        return Map.copyOf(all);
    }

    /** Returns these and others; where both have one of a name, the other's counts. */
    public SourceVariables and(SourceVariables others) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(others.values);
        return new SourceVariables(all);
    }

    @Override
    public String toString() {
        return values.size() + " variables";
    }
}
