package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Secrets that a component finds in files. Each is mounted on its own, so that what else the folder has stays. */
final class SecretFiles implements Contributor {
    /** Readable by whatever user the image runs as, in octal 0444. */
    private static final long MODE = 292;

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            Set<String> taken = new TreeSet<>();
            component.volumes().forEach((name, volume) -> {
                taken.add(volume.path());
                mountable(deployment, path.then("volumes", name, "path"), volume.path());
            });
            component
                    .secrets()
                    .forEach((name, use) -> use.path().ifPresent(file -> {
                        ConfigPath at = path.then("secrets", name);
                        mountable(deployment, at, file);
                        if (!taken.add(file)) {
                            deployment.refuse(
                                    at,
                                    "kubernetes-path-twice",
                                    "Something else of '%s' is at %s already.".formatted(component.name(), file),
                                    "Give one of them another path.");
                        }
                    }));
        }
    }

    /** The API takes no colon in a path of a container. */
    private static void mountable(KubernetesDeployment deployment, ConfigPath path, String written) {
        if (written.indexOf(':') >= 0) {
            deployment.refuse(
                    path,
                    "kubernetes-path",
                    "Kubernetes takes no colon in the path " + written + ".",
                    "Choose a path without one.");
        }
    }

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        Map<String, List<Value>> items = new TreeMap<>();
        Map<String, SecretKeeper.Place> places = new TreeMap<>();
        Set<Origin> all = new TreeSet<>();
        draft.component()
                .secrets()
                .forEach((name, use) -> use.path().ifPresent(file -> {
                    ConfigPath path = draft.path().then("secrets", name);
                    Set<Origin> why = Set.of(deployment.written(path, "source", "as", "path"));
                    Value secret = deployment.secrets().given(use.source(), "file " + file + " of " + draft.name());
                    SecretKeeper.Place place =
                            deployment.keeper().find((Value.SecretInput) secret, draft.name(), draft.part(), why);
                    deployment.keeper().roll(draft.pod(), draft.name(), place);
                    String volume = place.isBrought() ? "external-secret-files" : "secret-files";
                    places.put(volume, place);
                    // A key may lie in several files.
                    items.computeIfAbsent(volume, key -> new ArrayList<>())
                            .add(new ObjectDraft()
                                    .set("key", place.key())
                                    .set("path", name)
                                    .value());
                    draft.pod()
                            .mount(
                                    new ObjectDraft()
                                            .set("name", volume)
                                            .set("mount_path", file)
                                            .set("sub_path", name)
                                            .set("read_only", true),
                                    why);
                    all.addAll(why);
                }));
        items.forEach((volume, entries) -> draft.pod()
                .volume(
                        volume,
                        new ObjectDraft()
                                .set(
                                        "secret",
                                        new ObjectDraft()
                                                .set(
                                                        "secret_name",
                                                        KubernetesDeployment.nameOf(places.get(volume)
                                                                .object()))
                                                .set("default_mode", MODE)
                                                .set("items", new Value.Seq(entries))
                                                .value()),
                        all));
    }
}
