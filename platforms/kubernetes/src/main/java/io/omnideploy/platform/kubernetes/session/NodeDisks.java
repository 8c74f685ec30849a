package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells beforehand of claims for several nodes whose storage class makes disks of one: the pods of such a claim never start. */
final class NodeDisks {
    private static final String CLASSES = "/apis/storage.k8s.io/v1/storageclasses";
    private static final String MANY = "ReadWriteMany";
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    /** Those that mount a file system on one node at a time (https://kubernetes-csi.github.io/docs/drivers.html). */
    private static final Set<String> PROVISIONERS = Set.of(
            "ebs.csi.aws.com",
            "kubernetes.io/aws-ebs",
            "pd.csi.storage.gke.io",
            "kubernetes.io/gce-pd",
            "disk.csi.azure.com",
            "kubernetes.io/azure-disk",
            "dobs.csi.digitalocean.com",
            "linodebs.csi.linode.com",
            "csi.hetzner.cloud",
            "cinder.csi.openstack.org",
            "block.csi.vultr.com",
            "rancher.io/local-path");

    private NodeDisks() {}

    /** Returns a sentence for each such claim that is wanted; nothing where the classes may not be looked at. */
    static List<String> remarks(ApiServer server, Collection<WantedObject> wanted) {
        List<String> remarks = new ArrayList<>();
        List<WantedObject> claims = wanted.stream().filter(NodeDisks::isForMany).toList();
        if (claims.isEmpty()) {
            return remarks;
        }
        try {
            List<JsonNode> classes = server.list(CLASSES, "");
            claims.forEach(
                    claim -> remark(claim.name(), storageClass(claim), classes).ifPresent(remarks::add));
        } catch (ApiRefusal mayNotLook) {
            remarks.clear();
        }
        return remarks;
    }

    /**
     * Returns what is to be said of a claim for several nodes.
     *
     * @param named the class that it names; the cluster's default if empty
     */
    static Optional<String> remark(String claim, Optional<String> named, List<JsonNode> classes) {
        return classes.stream()
                .filter(one -> named.isPresent()
                        ? name(one).equals(named.get())
                        : one.path("metadata")
                                .path("annotations")
                                .path(DEFAULT)
                                .asText()
                                .equals("true"))
                .filter(one -> PROVISIONERS.contains(one.path("provisioner").asText()))
                .findFirst()
                .map(one ->
                        ("The claim '%s' is for pods on several nodes, and storage class '%s' makes disks of one node (%s): its pods"
                                        + " may never start. Name one for several nodes under kubernetes.storage_class, such as NFS, EFS,"
                                        + " Azure Files or CephFS.")
                                .formatted(
                                        claim,
                                        name(one),
                                        one.path("provisioner").asText()));
    }

    private static boolean isForMany(WantedObject object) {
        return object.id().type().equals(KubernetesTypes.CLAIM)
                && spec(object)
                        .filter(spec -> spec.fields().get("accessModes") instanceof Value.Seq modes
                                && modes.items().contains(Value.text(MANY)))
                        .isPresent();
    }

    private static Optional<String> storageClass(WantedObject claim) {
        return spec(claim)
                .map(spec -> spec.fields().get("storageClassName"))
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text());
    }

    private static Optional<Value.Obj> spec(WantedObject object) {
        return object.tree().fields().get("spec") instanceof Value.Obj spec ? Optional.of(spec) : Optional.empty();
    }

    private static String name(JsonNode storageClass) {
        return storageClass.path("metadata").path("name").asText();
    }
}
