package io.omnideploy.platform.kubernetes.manifest;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PlatformFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes one folder per stack: a kustomization, the namespace, and the objects of each component in a file of its own. Secrets
 * have a kustomization of their own: who follows the folder without knowing their values must not put nothing in their place.
 */
public final class KustomizeFolder {
    private static final String NAMESPACE = "core.Namespace";
    private static final String SECRET = "core.Secret";

    /** In the order in which an expert would show them: what others use, then what runs, then who reaches it. */
    private static final List<String> ORDER = List.of(
            NAMESPACE,
            "core.ServiceAccount",
            "core.ConfigMap",
            SECRET,
            "externalsecrets.ExternalSecret",
            "core.PersistentVolumeClaim",
            "apps.Deployment",
            "apps.StatefulSet",
            "batch.Job",
            "batch.CronJob",
            "core.Service",
            "networking.Ingress",
            "gateway.HttpRoute",
            "autoscaling.HorizontalPodAutoscaler",
            "policy.PodDisruptionBudget",
            "networking.NetworkPolicy");

    /** Names of files that are no component's. */
    private static final Set<String> TAKEN = Set.of("kustomization", "namespace");

    private final EmitRequest request;
    private final Manifests manifests;
    private final Diagnostics found = new Diagnostics();

    private KustomizeFolder(EmitRequest request) {
        this.request = request;
        manifests = new Manifests(request.catalog(), new PlainValues(request.graph()), found);
    }

    /**
     * Returns the files of a stack; a pure function of the request.
     *
     * @throws io.omnideploy.diagnostic.Refused when a value has no place in a manifest
     */
    public static List<PlatformFile> of(EmitRequest request) {
        return new KustomizeFolder(request).files();
    }

    private List<PlatformFile> files() {
        Map<String, List<ResourceSpec>> objects = new LinkedHashMap<>();
        List<ResourceSpec> secrets = new ArrayList<>();
        for (ResourceSpec spec : request.graph().inOrder()) {
            if (kind(spec).equals(SECRET)) {
                secrets.add(spec);
            } else {
                objects.computeIfAbsent(file(spec), name -> new ArrayList<>()).add(spec);
            }
        }
        List<String> names = new ArrayList<>(objects.keySet());
        names.sort(Comparator.comparing(name -> !name.equals("namespace.yaml")));
        SecretFolder secretFolder = new SecretFolder(request.graph(), secrets, manifests);
        List<PlatformFile> files = new ArrayList<>();
        files.add(kustomization(names));
        for (String name : names) {
            List<Node> documents = objects.get(name).stream()
                    .sorted(Comparator.comparingInt((ResourceSpec spec) -> ORDER.indexOf(kind(spec)))
                            .thenComparing(ResourceSpec::id))
                    .<Node>map(manifests::document)
                    .toList();
            files.add(new PlatformFile.YamlStream(name, List.of(), documents));
        }
        files.addAll(secretFolder.files());
        files.add(new PlatformFile.Plain(".gitignore", "# Hold secrets.\n*.secrets.env\n"));
        files.add(new PlatformFile.Plain("README.md", KustomizeReadme.text(request, secretFolder)));
        found.refuseOnError();
        return files;
    }

    private PlatformFile kustomization(List<String> names) {
        Map<String, Node> entries = new TreeMap<>();
        entries.put("apiVersion", Node.text("kustomize.config.k8s.io/v1beta1"));
        entries.put("kind", Node.text("Kustomization"));
        entries.put("resources", Node.list(names.stream().map(Node::text).toList()));
        return new PlatformFile.YamlStream(
                "kustomization.yaml",
                List.of(
                        "%s, stack %s, for 'kubectl apply -k'. Written by OmniDeploy: change the description"
                                .formatted(request.id().name(), request.id().stack()),
                        "and generate again, or your change is lost. How to apply it: README.md."),
                List.of(Node.map(entries)));
    }

    private static String file(ResourceSpec spec) {
        String component = spec.id().component();
        if (kind(spec).equals(NAMESPACE)) {
            return "namespace.yaml";
        }
        return (TAKEN.contains(component) ? component + "-component" : component) + ".yaml";
    }

    private static String kind(ResourceSpec spec) {
        return spec.id().type().service() + "." + spec.id().type().kind();
    }
}
