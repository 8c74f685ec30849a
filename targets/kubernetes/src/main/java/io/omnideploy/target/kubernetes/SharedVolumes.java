package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SharedVolume;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.SharedVolumeUse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Volumes of the deployment as claims that pods on several nodes mount, and claims that are in the namespace already. */
final class SharedVolumes implements Contributor {
    /** What a claim may be called: a DNS subdomain (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/). */
    private static final Pattern CLAIM_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final Origin MANY = Origin.rule("kubernetes-shared-by-several-nodes");
    private static final Origin CLAIM = Origin.rule("kubernetes-claims-of-their-own");

    private final SharedVolumeUse use;

    SharedVolumes(DeployConfig config) {
        use = new SharedVolumeUse(config);
    }

    @Override
    public void check(KubernetesDeployment deployment) {
        for (LedgerEntry entry : use.unused()) {
            deployment.account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy());
        }
        for (SharedVolume volume : deployment.config().sharedVolumes().values()) {
            if (volume.existing().isPresent() && !use.users(volume).isEmpty()) {
                existing(deployment, volume, DeployConfig.pathOf(volume).then("existing"));
            }
        }
    }

    private static void existing(KubernetesDeployment deployment, SharedVolume volume, ConfigPath path) {
        String claim = volume.existing().orElseThrow();
        if (!CLAIM_NAME.matcher(claim).matches()) {
            deployment.refuse(
                    path,
                    "kubernetes-existing-volume",
                    "'%s' is no name of a claim.".formatted(claim),
                    "Name a PersistentVolumeClaim that 'kubectl get pvc' shows.");
        } else if (deployment.settings().namespace().isEmpty()) {
            deployment.refuse(
                    path,
                    "kubernetes-existing-volume",
                    "A pod mounts claims of its own namespace alone, and this stack makes one of its own, which goes with"
                            + " all that is in it when the stack is destroyed.",
                    "Name under 'kubernetes.namespace' the namespace in which '%s' is; with 'existing: null' in this stack the"
                                    .formatted(claim)
                            + " volume is its own, and begins empty.");
        }
    }

    @Override
    public void prepare(KubernetesDeployment deployment) {
        use.made().forEach(volume -> make(deployment, volume));
    }

    private static void make(KubernetesDeployment deployment, SharedVolume volume) {
        ConfigPath path = DeployConfig.pathOf(volume);
        ResourceSpec.Builder spec = Volumes.claim(
                deployment,
                id(volume),
                "volume",
                volume.size().orElse(Volumes.DEFAULT_SIZE),
                Volumes.READ_WRITE_MANY,
                Origin.at(path),
                Origin.at(path.then("size")));
        spec.because("spec.access_modes", MANY)
                .lifecycle(new Lifecycle(volume.protect().orElse(false), Set.of(), false));
        if (volume.protect().isPresent()) {
            spec.because("", Origin.at(path.then("protect")));
        }
        deployment.add(spec);
    }

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        draft.component().mounted().forEach((name, mount) -> {
            SharedVolume volume = use.of(mount);
            ConfigPath path = draft.path().then("volumes", name);
            draft.pod()
                    .volume(
                            name,
                            new ObjectDraft()
                                    .set(
                                            "persistent_volume_claim",
                                            new ObjectDraft()
                                                    .set("claim_name", claim(volume))
                                                    .value()),
                            List.of(CLAIM, Origin.at(path.then("shared")), why(volume)));
            draft.pod()
                    .mount(
                            Volumes.mount(name, mount),
                            List.of(deployment.written(path, "path", "read_only", "shared", "elsewhere")));
        });
    }

    private static Value claim(SharedVolume volume) {
        return volume.existing().isPresent()
                ? Value.text(volume.existing().get())
                : KubernetesDeployment.nameOf(id(volume));
    }

    private static Origin why(SharedVolume volume) {
        ConfigPath path = DeployConfig.pathOf(volume);
        return Origin.at(volume.existing().isPresent() ? path.then("existing") : path);
    }

    private static ResourceId id(SharedVolume volume) {
        return ResourceId.of(KubernetesTypes.VOLUME_CLAIM, volume.name());
    }
}
