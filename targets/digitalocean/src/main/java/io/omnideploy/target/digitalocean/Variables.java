package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Variables of components. What holds a secret is of the kind that the platform keeps encrypted; what a managed database is reached
 * by is the platform's own reference, which nobody has to keep.
 */
final class Variables implements Contributor {
    private static final Origin GIVEN = Origin.rule("backing-service-variables");

    /** What the platform would take for a reference of its own. */
    private static final String REFERENCE = "${";

    /** Reference of DigitalOcean's API, the key of a variable of an app. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final List<String> NO_SOURCES = List.of("ssm", "secretsmanager");

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            component.environment().keySet().forEach(name -> name(deployment, name, path.then("environment", name)));
            component.secrets().keySet().forEach(name -> name(deployment, name, path.then("secrets", name)));
            component.environment().forEach((name, template) -> {
                boolean refers = template.parts().stream()
                        .anyMatch(part -> part instanceof Template.Literal literal
                                && literal.text().contains(REFERENCE));
                if (refers) {
                    deployment.refuse(
                            path.then("environment", name),
                            "digitalocean-reference-in-text",
                            "App Platform takes ${…} in a variable for a reference of its own, and has no way to write it.",
                            "Put such text into the image.");
                }
                template.parts().forEach(part -> {
                    if (part instanceof Template.SecretPart secret) {
                        source(deployment, secret.source().scheme(), path.then("environment", name));
                    }
                });
            });
            component
                    .secrets()
                    .forEach((name, use) -> source(deployment, use.source().scheme(), path.then("secrets", name)));
        }
    }

    private static void name(AppDeployment deployment, String name, ConfigPath path) {
        if (!NAME.matcher(name).matches()) {
            deployment.refuse(
                    path,
                    "digitalocean-variable-name",
                    "App Platform takes no variable called '" + name + "'.",
                    "Use letters, digits and underscores, and no digit first.");
        }
    }

    private static void source(AppDeployment deployment, String scheme, ConfigPath path) {
        if (NO_SOURCES.contains(scheme)) {
            deployment.refuse(
                    path,
                    "secret-source-unsupported",
                    "App Platform reads nothing from AWS, and '" + scheme + ":' is read there alone.",
                    "Take it from env:, file:, store: or vault:.");
        }
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        SortedMap<String, Value> values = new TreeMap<>();
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        given(deployment, draft.component(), values, why);
        written(deployment, draft, values, why);
        List<Value> variables = new ArrayList<>();
        values.forEach((name, value) -> {
            draft.because("env[" + variables.size() + "]", why.get(name));
            variables.add(variable(name, value));
        });
        if (!variables.isEmpty()) {
            draft.set("env", new Value.Seq(variables));
        }
    }

    /** Returns a variable as the platform has it. */
    static Value variable(String name, Value value) {
        return Value.object(Map.of(
                "key", Value.text(name),
                "scope", Value.text("RUN_TIME"),
                "type", Value.text(isKept(value) ? "SECRET" : "GENERAL"),
                "value", value));
    }

    /** Tells whether a value is one that nobody may read, such as the key of a bucket. */
    private static boolean isKept(Value value) {
        return value.isSecret() || Buckets.isSecretKey(value);
    }

    private static void given(
            AppDeployment deployment, Component component, Map<String, Value> values, Map<String, Set<Origin>> why) {
        GivenVariables.to(component, deployment.config()).forEach((name, given) -> {
            String service = given.service().name();
            Value value = deployment.addresses().of(service).get(given.attribute());
            if (value != null) {
                Set<Origin> origins = new TreeSet<>(deployment.external().why(service, given.attribute()));
                origins.add(GIVEN);
                origins.add(Origin.at(DeployConfig.pathOf(given.service())));
                ConfigPath depends = DeployConfig.pathOf(component).then("depends_on");
                for (int index = 0; index < component.dependsOn().size(); index++) {
                    if (component.dependsOn().get(index).name().equals(service)) {
                        origins.addAll(List.of(deployment.written(depends.item(index), "name")));
                    }
                }
                values.put(name, value);
                why.put(name, origins);
            }
        });
    }

    private static void written(
            AppDeployment deployment, ComponentDraft draft, Map<String, Value> values, Map<String, Set<Origin>> why) {
        Component component = draft.component();
        component.environment().forEach((name, template) -> {
            values.put(name, deployment.addresses().value(template, purpose(name, component)));
            Set<Origin> origins = new TreeSet<>(deployment.external().why(template));
            origins.add(Origin.at(draft.path().then("environment", name)));
            why.put(name, origins);
        });
        component.secrets().forEach((name, use) -> {
            values.put(name, deployment.secrets().given(use.source(), purpose(name, component)));
            why.put(name, Set.of(deployment.written(draft.path().then("secrets", name), "source", "as")));
        });
    }

    private static String purpose(String name, Component component) {
        return "variable " + name + " of " + component.name();
    }
}
