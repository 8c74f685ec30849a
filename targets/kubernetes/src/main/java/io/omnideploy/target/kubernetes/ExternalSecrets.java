package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.target.kubernetes.KubernetesSettings.ExternalSecretStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Secrets that the External Secrets operator reads where they lie and brings into the cluster (API external-secrets.io/v1,
 * ExternalSecret). Nobody here ever sees them.
 */
final class ExternalSecrets implements Contributor {
    private static final Origin BROUGHT = Origin.rule("kubernetes-external-secrets");
    private static final ConfigPath STORE = KubernetesSettings.PATH.then("external_secrets");

    @Override
    public void check(KubernetesDeployment deployment) {
        boolean isUsed = false;
        DeployConfig config = deployment.config();
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component);
            for (String name : component.secrets().keySet()) {
                isUsed |= check(deployment, component.secrets().get(name).source(), path.then("secrets", name));
            }
            for (String name : component.environment().keySet()) {
                isUsed |= check(deployment, component.environment().get(name), path.then("environment", name));
            }
            component.container().registry().ifPresent(login -> {
                if (SecretKeeper.isBrought(login.password())) {
                    deployment.refuse(
                            path.then("container", "registry", "password"),
                            "kubernetes-registry-secret",
                            "The password of a registry can't be brought by an operator: it is part of a whole.",
                            "Use env:, file: or store:, or name an existing secret under kubernetes.image_pull_secrets.");
                }
            });
        }
        for (var service : config.backingServices().values()) {
            if (service.external().isPresent()) {
                ConfigPath path = DeployConfig.pathOf(service).then("external");
                var external = service.external().get();
                if (external.password().isPresent()) {
                    isUsed |= check(deployment, external.password().get(), path.then("password"));
                }
                if (external.url().isPresent()) {
                    isUsed |= check(deployment, external.url().get(), path.then("url"));
                }
            }
        }
        if (!isUsed) {
            SettingsUse.unused(deployment, STORE, "No secret here is brought by an operator.");
        }
    }

    private static boolean check(KubernetesDeployment deployment, Template template, ConfigPath path) {
        boolean isBrought = false;
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.SecretPart secret) {
                isBrought |= check(deployment, secret.source(), path);
            }
        }
        return isBrought;
    }

    private static boolean check(KubernetesDeployment deployment, SecretSource source, ConfigPath path) {
        if (!SecretKeeper.isBrought(source)) {
            return false;
        }
        if (deployment.settings().externalSecrets().isEmpty()) {
            deployment.refuse(
                    path,
                    "kubernetes-secret-source",
                    "'" + source + "' is read by the External Secrets operator, and no store of it is named.",
                    "Name it with 'kubernetes: {external_secrets: {store: NAME}}', or use env:, file: or store:.");
        }
        return true;
    }

    /** Makes the object that lets the operator bring secrets into a Secret. */
    static void add(
            KubernetesDeployment deployment,
            ResourceId id,
            String part,
            SortedMap<String, SecretSource> entries,
            SortedMap<String, Set<Origin>> why) {
        ExternalSecretStore store = deployment.settings().externalSecrets().orElseThrow();
        // Beside the Secret of the component's own values, which OmniDeploy writes.
        String name = id.component() + "-external";
        List<Value> data = new ArrayList<>();
        entries.forEach((key, source) -> data.add(new ObjectDraft()
                .set("secret_key", key)
                .set("remote_ref", remote(source))
                .value()));
        ResourceSpec.Builder spec = deployment
                .metadata()
                .object(id, name, part, BROUGHT)
                .set(
                        "spec",
                        new ObjectDraft()
                                .set("refresh_interval", "1h0m0s")
                                .set(
                                        "secret_store_ref",
                                        new ObjectDraft()
                                                .set("name", store.store())
                                                .set("kind", store.kind())
                                                .value())
                                .set(
                                        "target",
                                        new ObjectDraft()
                                                .set("name", name)
                                                .set("creation_policy", "Owner")
                                                .value())
                                .set("data", new Value.Seq(data))
                                .value(),
                        BROUGHT)
                .because("spec.secret_store_ref.name", Origin.at(STORE.then("store")))
                .because("spec.secret_store_ref.kind", Origin.at(STORE.then("kind")));
        why.values().forEach(reasons -> spec.because("spec.data", reasons));
        deployment.add(spec);
    }

    /** What stands behind {@code #} or, in Secrets Manager, behind the name and a colon, is a key inside of the secret. */
    private static Value remote(SecretSource source) {
        String key = source.key();
        int end = key.indexOf('#');
        if (end < 0 && source.scheme().equals("secretsmanager") && !key.startsWith("arn:")) {
            end = key.indexOf(':');
        }
        ObjectDraft remote = new ObjectDraft().set("key", end < 0 ? key : key.substring(0, end));
        String inside = end < 0 ? "" : key.substring(end + 1).replaceFirst(":.*", "");
        return (inside.isEmpty() ? remote : remote.set("property", inside)).value();
    }
}
