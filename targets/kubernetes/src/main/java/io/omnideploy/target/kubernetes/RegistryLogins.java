package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.RegistryLogin;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** How the images of components are pulled from private registries. */
final class RegistryLogins implements Contributor {
    private static final Origin LOGIN = Origin.rule("kubernetes-image-pull-secret");
    private static final ConfigPath EXISTING = KubernetesSettings.PATH.then("image_pull_secrets");

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        List<Value> names = new ArrayList<>();
        for (String name : new LinkedHashSet<>(deployment.settings().imagePullSecrets())) {
            names.add(new ObjectDraft().set("name", name).value());
        }
        if (!names.isEmpty()) {
            draft.pod().becausePod("image_pull_secrets", List.of(Origin.at(EXISTING)));
        }
        ConfigPath path = draft.path().then("container", "registry");
        Optional<RegistryLogin> login = draft.component().container().registry();
        if (login.isPresent()) {
            ResourceId id = secret(deployment, draft, login.get(), path);
            names.add(new ObjectDraft()
                    .set("name", KubernetesDeployment.nameOf(id))
                    .value());
            draft.pod().becausePod("image_pull_secrets", List.of(Origin.at(path.then("server"))));
        }
        if (!names.isEmpty()) {
            draft.pod().pod("image_pull_secrets", new Value.Seq(names), LOGIN);
        }
    }

    private static ResourceId secret(
            KubernetesDeployment deployment, ComponentDraft draft, RegistryLogin login, ConfigPath path) {
        Value password = deployment.secrets().given(login.password(), "password of registry " + login.server());
        Value.Obj entry = new ObjectDraft()
                .set("username", login.username())
                .set("password", password)
                .value();
        Value config = new ObjectDraft()
                .set("auths", new ObjectDraft().set(login.server(), entry).value())
                .value();
        ResourceId id = new ResourceId(KubernetesTypes.SECRET, draft.name(), "registry");
        return deployment.add(deployment
                .metadata()
                .object(id, draft.name() + "-registry", draft.part(), LOGIN)
                .set("type", Value.text("kubernetes.io/dockerconfigjson"), LOGIN)
                .set(
                        "string_data",
                        new ObjectDraft()
                                .set(".dockerconfigjson", new Value.JsonText(config))
                                .value(),
                        Origin.at(path.then("server")),
                        Origin.at(path.then("username")),
                        Origin.at(path.then("password"))));
    }
}
