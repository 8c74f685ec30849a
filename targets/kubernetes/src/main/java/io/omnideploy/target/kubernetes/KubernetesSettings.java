package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The settings that only this target has.
 *
 * @param context the context of the kubeconfig; the current one if absent
 * @param kubeconfig the file that says how clusters are reached; found as kubectl finds it if absent
 * @param namespace an existing namespace; the stack has its own if absent
 * @param podSecurity the level of the Pod Security Standards that all pods keep
 * @param ingress how names lead to components by an Ingress
 * @param gateway the Gateway to which routes are attached, instead of an Ingress
 * @param storageClass of volumes; the cluster's default if absent
 * @param isShared whether volumes are mounted on several nodes at once
 * @param externalSecrets where secrets that an operator brings are read
 * @param networkPolicy whether who may reach whom is limited
 * @param serviceAccount an existing account under which all pods run; each component has its own if absent
 * @param imagePullSecrets existing secrets with which images are pulled
 * @param nodeSelector labels of the nodes on which pods run
 * @param tolerations taints of nodes that pods tolerate
 * @param forceConflicts whether fields that another manager owns are taken over
 * @param patience how long a rollout may take
 */
record KubernetesSettings(
        Optional<String> context,
        Optional<String> kubeconfig,
        Optional<String> namespace,
        PodSecurity podSecurity,
        IngressSettings ingress,
        Optional<GatewaySettings> gateway,
        Optional<String> storageClass,
        boolean isShared,
        Optional<ExternalSecretStore> externalSecrets,
        boolean networkPolicy,
        Optional<String> serviceAccount,
        List<String> imagePullSecrets,
        SortedMap<String, String> nodeSelector,
        List<Toleration> tolerations,
        boolean forceConflicts,
        Duration patience) {
    static final ConfigPath PATH = ConfigPath.of("kubernetes");

    private static final String LABEL_KEY =
            "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String LABEL_KEY_MEANING = "a key such as app.kubernetes.io/name";
    private static final String LINE = "[^\\u0000-\\u001f]";
    private static final Shape LABEL_VALUE =
            Shape.text("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?", "a label of at most 63 characters");

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                    "context",
                    Shape.text(LINE + "{1,253}", "the name of a context"),
                    "The context of the kubeconfig to use; the current one if nothing is said."),
            Shape.field(
                    "kubeconfig",
                    Shape.text(LINE + "{1,1024}", "a file"),
                    "The kubeconfig, relative to the description or absolute; found as kubectl finds it if nothing is"
                            + " said."),
            Shape.field(
                    "namespace",
                    Names.label("a namespace"),
                    "An existing namespace to use; otherwise the stack has its own, <name>-<stack>."),
            Shape.field(
                            "pod_security",
                            new Shape.Word(List.of("restricted", "baseline", "privileged")),
                            "The level of the Pod Security Standards that every pod keeps, and that the stack's own namespace"
                                    + " enforces.")
                    .or("restricted"),
            Shape.field("ingress", IngressSettings.SHAPE, "How names lead to public components by an Ingress."),
            Shape.field(
                    "gateway",
                    GatewaySettings.SHAPE,
                    "The Gateway to which public components are attached by HTTPRoutes, instead of an Ingress."),
            Shape.field(
                    "storage_class",
                    Names.subdomain("a storage class"),
                    "The storage class of volumes; the cluster's default if nothing is said."),
            Shape.field(
                            "volume_access",
                            new Shape.Word(List.of("one_node", "shared")),
                            "Whether a volume is mounted on one node at a time, by a component that runs once, or on several,"
                                    + " which needs a storage class that can do so.")
                    .or("one_node"),
            Shape.field(
                    "external_secrets",
                    ExternalSecretStore.SHAPE,
                    "Where the External Secrets operator reads secrets whose source is ssm:, secretsmanager: or vault:."),
            Shape.field(
                            "network_policy",
                            new Shape.Switch(),
                            "Whether pods let in only what depends on them, and what is public.")
                    .or(true),
            Shape.field(
                    "service_account",
                    Names.subdomain("a service account"),
                    "An existing service account under which every pod runs, with its token; otherwise each has one of its"
                            + " own, without a token."),
            Shape.field(
                            "image_pull_secrets",
                            new Shape.ListOf(Names.subdomain("a secret")),
                            "Existing secrets with which images are pulled.")
                    .or("[]"),
            Shape.field(
                    "node_selector",
                    new Shape.MapOf(Pattern.compile(LABEL_KEY), LABEL_KEY_MEANING, LABEL_VALUE),
                    "Labels that the nodes have on which pods run."),
            Shape.field("tolerations", new Shape.ListOf(Toleration.SHAPE), "Taints of nodes that the pods tolerate.")
                    .or("[]"),
            Shape.field(
                            "force_conflicts",
                            new Shape.Switch(),
                            "Whether fields that another manager owns are taken over instead of refused.")
                    .or(false),
            Shape.field(
                            "wait",
                            new Shape.Time(Duration.ofSeconds(10), Duration.ofHours(2)),
                            "How long a rollout may make no progress until it has failed.")
                    .or("10m"));

    /** A level of the Pod Security Standards. */
    enum PodSecurity {
        RESTRICTED,
        BASELINE,
        PRIVILEGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How names lead to components by an Ingress.
     *
     * @param ingressClass the class that serves it; the cluster's default if absent
     * @param issuer the cluster issuer of cert-manager that makes certificates
     * @param secret an existing secret with the certificate of all names
     */
    record IngressSettings(
            Optional<String> ingressClass,
            SortedMap<String, String> annotations,
            Optional<String> issuer,
            Optional<String> secret) {
        static final Shape.Fields SHAPE = Shape.fields(
                Shape.field(
                        "class",
                        Names.subdomain("an ingress class"),
                        "The ingress class; the cluster's default if nothing is said."),
                Shape.field(
                        "annotations",
                        new Shape.MapOf(Pattern.compile(LABEL_KEY), LABEL_KEY_MEANING, Shape.text()),
                        "Annotations that tell the ingress controller more."),
                Shape.field(
                        "tls",
                        new Shape.Fields(
                                List.of(
                                        Shape.field(
                                                "issuer",
                                                Names.subdomain("an issuer"),
                                                "The ClusterIssuer of cert-manager that makes a certificate for each"
                                                        + " component."),
                                        Shape.field(
                                                "secret",
                                                Names.subdomain("a secret"),
                                                "An existing secret with a certificate for all names; a component's own"
                                                        + " tls.certificate wins.")),
                                List.of("issuer", "secret")),
                        "Whose certificates are shown."));
    }

    /**
     * A Gateway that exists already.
     *
     * @param namespace where it is; the stack's if absent
     * @param section the listener; any that fits if absent
     */
    record GatewaySettings(String name, Optional<String> namespace, Optional<String> section) {
        static final Shape.Fields SHAPE = Shape.fields(
                Shape.field("name", Names.subdomain("a Gateway"), "The Gateway.")
                        .must(),
                Shape.field(
                        "namespace",
                        Names.label("a namespace"),
                        "Where it is; the stack's namespace if nothing is said."),
                Shape.field(
                        "section", Names.subdomain("a listener"), "Its listener; any that fits if nothing is said."));
    }

    /**
     * Where an operator reads secrets.
     *
     * @param kind SecretStore, of the namespace, or ClusterSecretStore
     */
    record ExternalSecretStore(String store, String kind) {
        static final Shape.Fields SHAPE = Shape.fields(
                Shape.field("store", Names.subdomain("a store"), "The store of the External Secrets operator.")
                        .must(),
                Shape.field(
                                "kind",
                                new Shape.Word(List.of("SecretStore", "ClusterSecretStore")),
                                "Whether the store is the namespace's or the cluster's.")
                        .or("ClusterSecretStore"));
    }

    /** A taint that pods tolerate; what is absent means any. */
    record Toleration(Optional<String> key, Optional<String> value, Optional<String> effect) {
        static final Shape.Fields SHAPE = Shape.fields(
                Shape.field("key", Shape.text(LABEL_KEY, LABEL_KEY_MEANING), "The key; any if nothing is said."),
                Shape.field("value", LABEL_VALUE, "The value; any if nothing is said."),
                Shape.field(
                        "effect",
                        new Shape.Word(List.of("NoSchedule", "PreferNoSchedule", "NoExecute")),
                        "The effect; any if nothing is said."));
    }

    static KubernetesSettings of(DeployConfig config) {
        Section section = new Section(config.section());
        return new KubernetesSettings(
                section.text("context"),
                section.text("kubeconfig"),
                section.text("namespace"),
                section.text("pod_security")
                        .map(word -> PodSecurity.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(PodSecurity.RESTRICTED),
                ingress(section.section("ingress")),
                section.section("gateway").flatMap(KubernetesSettings::gateway),
                section.text("storage_class"),
                section.text("volume_access").filter("shared"::equals).isPresent(),
                section.section("external_secrets").flatMap(KubernetesSettings::store),
                section.text("network_policy").filter("false"::equals).isEmpty(),
                section.text("service_account"),
                section.list("image_pull_secrets"),
                section.texts("node_selector"),
                section.sections("tolerations").stream()
                        .map(one -> new Toleration(one.text("key"), one.text("value"), one.text("effect")))
                        .toList(),
                section.isOn("force_conflicts"),
                section.text("wait").flatMap(Durations::parse).orElse(Duration.ofMinutes(10)));
    }

    private static IngressSettings ingress(Optional<Section> section) {
        Section ingress = section.orElseGet(() -> new Section(Node.Mapping.empty()));
        Optional<Section> tls = ingress.section("tls");
        return new IngressSettings(
                ingress.text("class"),
                ingress.texts("annotations"),
                tls.flatMap(one -> one.text("issuer")),
                tls.flatMap(one -> one.text("secret")));
    }

    private static Optional<GatewaySettings> gateway(Section section) {
        return section.text("name")
                .map(name -> new GatewaySettings(name, section.text("namespace"), section.text("section")));
    }

    private static Optional<ExternalSecretStore> store(Section section) {
        return section.text("store")
                .map(store ->
                        new ExternalSecretStore(store, section.text("kind").orElse("ClusterSecretStore")));
    }
}
