package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Variables of components: a ConfigMap for what is no secret, secrets by reference, and texts around a secret put together by the
 * kubelet, so that no such text lies anywhere.
 */
final class Variables implements Contributor {
    private static final Origin GIVEN = Origin.rule("backing-service-variables");
    private static final Origin CONFIG_MAP = Origin.rule("kubernetes-variables-in-a-config-map");
    private static final Origin ROLLOUT = Origin.rule("kubernetes-rollout-on-change");
    private static final int HASH_DIGITS = 64;

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        SortedMap<String, Value> values = new TreeMap<>();
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        given(deployment, draft.component(), values, why);
        written(deployment, draft.component(), values, why);
        SortedMap<String, Value> plain = new TreeMap<>(values);
        plain.values().removeIf(Value::isSecret);
        SortedMap<String, Value> secret = new TreeMap<>(values);
        secret.keySet().removeAll(plain.keySet());
        configMap(deployment, draft, plain, why);
        new SecretVariables(deployment, draft.pod(), draft.name(), draft.part(), plain.keySet()).put(secret, why);
    }

    private static void given(
            KubernetesDeployment deployment,
            Component component,
            Map<String, Value> values,
            Map<String, Set<Origin>> why) {
        GivenVariables.to(component, deployment.config()).forEach((name, given) -> {
            String service = given.service().name();
            Value value = deployment.addresses().of(service).get(given.attribute());
            if (value != null) {
                Set<Origin> origins = new TreeSet<>(deployment.external().why(service, given.attribute()));
                origins.add(GIVEN);
                origins.add(Origin.at(DeployConfig.pathOf(given.service())));
                values.put(name, value);
                why.put(name, origins);
            }
        });
    }

    private static void written(
            KubernetesDeployment deployment,
            Component component,
            Map<String, Value> values,
            Map<String, Set<Origin>> why) {
        ConfigPath path = DeployConfig.pathOf(component);
        component.environment().forEach((name, template) -> {
            values.put(name, value(deployment, template, name, component));
            Set<Origin> origins = new TreeSet<>(deployment.external().why(template));
            origins.add(Origin.at(path.then("environment", name)));
            why.put(name, origins);
        });
        component.secrets().forEach((name, use) -> {
            if (use.path().isEmpty()) {
                values.put(name, deployment.secrets().given(use.source(), purpose(name, component)));
                why.put(name, Set.of(deployment.written(path.then("secrets", name), "source", "as")));
            }
        });
    }

    private static Value value(KubernetesDeployment deployment, Template template, String name, Component component) {
        return deployment.addresses().value(template, purpose(name, component));
    }

    private static String purpose(String name, Component component) {
        return "variable " + name + " of " + component.name();
    }

    private static void configMap(
            KubernetesDeployment deployment,
            ComponentDraft draft,
            SortedMap<String, Value> data,
            SortedMap<String, Set<Origin>> why) {
        if (data.isEmpty()) {
            return;
        }
        ResourceId id = ResourceId.of(KubernetesTypes.CONFIG_MAP, draft.name());
        ResourceSpec.Builder spec = deployment
                .metadata()
                .object(id, draft.name(), draft.part(), CONFIG_MAP)
                .set("data", Value.object(data), CONFIG_MAP);
        data.keySet().forEach(name -> spec.because("data." + name, why.get(name)));
        deployment.add(spec);
        draft.pod()
                .variables(
                        new ObjectDraft()
                                .set(
                                        "config_map_ref",
                                        new ObjectDraft()
                                                .set("name", KubernetesDeployment.nameOf(id))
                                                .value())
                                .value(),
                        CONFIG_MAP);
        draft.pod().annotate("checksum/config", Value.text(checksum(data)), ROLLOUT);
    }

    /** The same for the same content, whoever computes it. */
    static String checksum(SortedMap<String, Value> data) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Value> entry : data.entrySet()) {
            String value = ((Value.Text) entry.getValue()).text();
            text.append(entry.getKey())
                    .append('=')
                    .append(value.length())
                    .append(':')
                    .append(value)
                    .append('\n');
        }
        return Naming.hash(text.toString(), HASH_DIGITS);
    }
}
