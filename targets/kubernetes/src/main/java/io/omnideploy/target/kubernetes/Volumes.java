package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.HostFolders;
import java.util.List;
import java.util.Set;

/**
 * Volumes as claims of their own, and not by a template of a StatefulSet: so a plan names them, they can grow, and {@code destroy}
 * knows them as data.
 */
final class Volumes implements Contributor {
    /** The group to which a volume belongs where the description names none. */
    static final long GROUP = 1000;

    private static final String READ_WRITE_ONCE = "ReadWriteOnce";
    static final String READ_WRITE_MANY = "ReadWriteMany";
    static final ByteSize DEFAULT_SIZE = new ByteSize(1024 * ByteSize.MEBIBYTE);
    private static final ConfigPath ACCESS = KubernetesSettings.PATH.then("volume_access");
    private static final ConfigPath CLASS = KubernetesSettings.PATH.then("storage_class");
    private static final Origin CLAIM = Origin.rule("kubernetes-claims-of-their-own");

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            component.volumes().forEach((name, volume) -> {
                volume.source().ifPresent(source -> check(deployment, volume, source, path.then("volumes", name)));
            });
            if (!component.storage().isEmpty()
                    && component.kind() != Kind.JOB
                    && Copies.most(component) > 1
                    && !deployment.settings().isShared()) {
                String key = component.service().autoscaling().isPresent() ? "autoscaling" : "replicas";
                deployment.refuse(
                        path.then("service", key),
                        "kubernetes-volume-shared",
                        "Several copies of '%s' would share a volume, which one node mounts at a time."
                                .formatted(component.name()),
                        "Run one copy; or say 'kubernetes: {volume_access: shared}' and name under storage_class one that"
                                + " can be mounted by several nodes (ReadWriteMany).");
            }
        }
    }

    private static void check(KubernetesDeployment deployment, Volume volume, String source, ConfigPath path) {
        switch (volume.elsewhere()) {
            case EMPTY ->
                deployment.account(
                        path.then("source"),
                        Fate.APPROXIMATED,
                        "kubernetes-host-folder",
                        "'%s' is a volume of the cluster here, and begins empty.".formatted(source),
                        HostFolders.BRING);
            case ABSENT ->
                deployment.account(
                        path,
                        Fate.DROPPED,
                        "kubernetes-host-folder",
                        "The nodes of a cluster don't have '%s' of this machine; what the image has there is all there is."
                                .formatted(source),
                        "Leave it out for this target.");
            case COPIED, REFUSED -> {
                if (!volume.isBrought()) {
                    deployment.refuse(
                            path.then("source"),
                            "kubernetes-host-folder",
                            HostFolders.missing("The nodes of a cluster don't have", volume, source),
                            HostFolders.REMEDY);
                } else if (HostFolders.isWritableOnHost(volume)) {
                    deployment.account(
                            path.then("source"),
                            Fate.APPROXIMATED,
                            "kubernetes-host-folder",
                            HostFolders.readOnly(source),
                            HostFolders.WRITE);
                }
            }
        }
    }

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        draft.component().storage().forEach((name, volume) -> {
            ConfigPath path = draft.path().then("volumes", name);
            ResourceId claim = claim(deployment, draft, name, volume, path);
            draft.pod()
                    .volume(
                            name,
                            new ObjectDraft()
                                    .set(
                                            "persistent_volume_claim",
                                            new ObjectDraft()
                                                    .set("claim_name", KubernetesDeployment.nameOf(claim))
                                                    .value()),
                            List.of(CLAIM));
            draft.pod().mount(mount(name, volume), List.of(deployment.written(path, "path", "read_only", "elsewhere")));
        });
    }

    static ObjectDraft mount(String name, Volume volume) {
        ObjectDraft mount = new ObjectDraft().set("name", name).set("mount_path", volume.path());
        return volume.readOnly() ? mount.set("read_only", true) : mount;
    }

    private static ResourceId claim(
            KubernetesDeployment deployment, ComponentDraft draft, String name, Volume volume, ConfigPath path) {
        ResourceId id = new ResourceId(KubernetesTypes.VOLUME_CLAIM, draft.name(), name);
        boolean isShared = deployment.settings().isShared();
        ResourceSpec.Builder spec = claim(
                deployment,
                id,
                draft.part(),
                volume.size().orElse(DEFAULT_SIZE),
                isShared ? READ_WRITE_MANY : READ_WRITE_ONCE,
                Origin.at(path),
                Origin.at(path.then("size")));
        deployment.add(spec.because("spec.access_modes", Origin.at(ACCESS)));
        return id;
    }

    /** Makes the claim of a backing service, whose data may be protected. */
    static ResourceId claim(
            KubernetesDeployment deployment,
            String owner,
            String part,
            ByteSize size,
            boolean isProtected,
            Origin why,
            Origin whySize,
            Origin whyProtected) {
        ResourceId id = new ResourceId(KubernetesTypes.VOLUME_CLAIM, owner, "data");
        return deployment.add(claim(deployment, id, part, size, READ_WRITE_ONCE, why, whySize)
                .lifecycle(new Lifecycle(isProtected, Set.of(), false))
                .because("", whyProtected));
    }

    static ResourceSpec.Builder claim(
            KubernetesDeployment deployment,
            ResourceId id,
            String part,
            ByteSize size,
            String access,
            Origin why,
            Origin whySize) {
        ObjectDraft claim = new ObjectDraft()
                .set("access_modes", Value.texts(List.of(access)))
                .set("volume_mode", "Filesystem")
                .set(
                        "resources",
                        new ObjectDraft()
                                .set(
                                        "requests",
                                        new ObjectDraft()
                                                .set("storage", Amounts.quantity(size))
                                                .value())
                                .value());
        ResourceSpec.Builder spec = deployment
                .metadata()
                .object(id, id.name(), part, why)
                .because("spec", CLAIM)
                .because("spec.resources.requests.storage", whySize);
        deployment.settings().storageClass().ifPresent(name -> {
            claim.set("storage_class_name", name);
            spec.because("spec.storage_class_name", Origin.at(CLASS));
        });
        return spec.set("spec", claim.value());
    }

    /** Tells whether the pods of a component have to go before new ones come, since one node has their volume. */
    static boolean hasOwn(Component component) {
        return component.kind() != Kind.JOB && !component.storage().isEmpty();
    }
}
