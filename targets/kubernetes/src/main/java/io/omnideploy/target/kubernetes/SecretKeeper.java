package io.omnideploy.target.kubernetes;

import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which object holds which secret. A backing service's own are in its Secret, all else in that of the component which uses it,
 * under the name of the secret in capitals: one secret has one name wherever it lies. What an operator brings is in a Secret of
 * the operator's.
 */
final class SecretKeeper {
    private static final Set<String> BROUGHT = Set.of("ssm", "secretsmanager", "vault");
    private static final Origin KEPT = Origin.rule("kubernetes-secrets-by-reference");
    private static final AttributePath REVISION = AttributePath.of("revision");

    private final KubernetesDeployment deployment;
    private final SortedMap<String, ResourceId> placed = new TreeMap<>();
    private final SortedMap<ResourceId, Content> contents = new TreeMap<>();
    private final SortedMap<ResourceId, ExternalContent> brought = new TreeMap<>();

    SecretKeeper(KubernetesDeployment deployment) {
        this.deployment = deployment;
    }

    /** Where a secret lies. */
    record Place(ResourceId object, String key) {
        /** Returns the source of a variable. */
        Value.Obj variable(String name) {
            return new ObjectDraft()
                    .set("name", name)
                    .set(
                            "value_from",
                            new ObjectDraft()
                                    .set(
                                            "secret_key_ref",
                                            new ObjectDraft()
                                                    .set("name", KubernetesDeployment.nameOf(object))
                                                    .set("key", key)
                                                    .value())
                                    .value())
                    .value();
        }

        /** Tells whether an operator brings it. */
        boolean isBrought() {
            return object.type().equals(KubernetesTypes.EXTERNAL_SECRET);
        }
    }

    private record Content(String part, SortedMap<String, Value> entries, SortedMap<String, Set<Origin>> why) {}

    private record ExternalContent(
            String part, SortedMap<String, SecretSource> entries, SortedMap<String, Set<Origin>> why) {}

    /** Tells whether an operator brings what is read there. */
    static boolean isBrought(SecretSource source) {
        return BROUGHT.contains(source.scheme());
    }

    /** Says that a secret of a backing service lies with the service, for all who use it. */
    void place(Value.SecretInput secret, String service, String part, Collection<Origin> why) {
        ResourceId object = ResourceId.of(KubernetesTypes.SECRET, service);
        placed.put(secret.secret(), object);
        put(object, part, secret, why);
    }

    /** Returns where a component or a backing service finds a secret, and puts it there. */
    Place find(Value.SecretInput secret, String owner, String part, Collection<Origin> why) {
        String key = key(secret);
        ResourceId there = placed.get(secret.secret());
        if (there != null) {
            return new Place(there, key);
        }
        SecretSource source = deployment.secrets().source(secret.secret()).orElseThrow();
        if (isBrought(source)) {
            ResourceId object = ResourceId.of(KubernetesTypes.EXTERNAL_SECRET, owner);
            ExternalContent content =
                    brought.computeIfAbsent(object, id -> new ExternalContent(part, new TreeMap<>(), new TreeMap<>()));
            content.entries().put(key, source);
            content.why().computeIfAbsent(key, one -> new TreeSet<>()).addAll(why);
            return new Place(object, key);
        }
        ResourceId object = ResourceId.of(KubernetesTypes.SECRET, owner);
        put(object, part, secret, why);
        return new Place(object, key);
    }

    /** Returns the name of a secret, which is also what a variable is called that exists only to be put into another. */
    static String key(Value.SecretInput secret) {
        return secret.secret().toUpperCase(Locale.ROOT);
    }

    /** Makes new pods when a secret has changed that they use. */
    void roll(PodDraft pod, String owner, Place place) {
        if (!place.isBrought()) {
            String key = place.object().component().equals(owner)
                    ? "checksum/secrets"
                    : "checksum/secrets-" + place.object().component();
            pod.annotate(key, new Value.Ref(place.object(), REVISION), Origin.rule("kubernetes-rollout-on-change"));
        }
    }

    /** Makes the objects. */
    void make() {
        contents.forEach((id, content) -> {
            ResourceSpec.Builder spec = deployment
                    .metadata()
                    .object(id, id.component(), content.part(), KEPT)
                    .set("type", Value.text("Opaque"), KEPT)
                    .set("string_data", Value.object(content.entries()), KEPT);
            content.why().forEach((key, why) -> spec.because("string_data." + key, why));
            deployment.add(spec);
        });
        brought.forEach(
                (id, content) -> ExternalSecrets.add(deployment, id, content.part(), content.entries(), content.why()));
    }

    private void put(ResourceId object, String part, Value.SecretInput secret, Collection<Origin> why) {
        Content content = contents.computeIfAbsent(object, id -> new Content(part, new TreeMap<>(), new TreeMap<>()));
        content.entries().put(key(secret), secret);
        content.why().computeIfAbsent(key(secret), one -> new TreeSet<>()).addAll(why);
    }
}
