package io.omnideploy.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A Kubernetes cluster on the loopback, one per test class: real etcd, API server, controller manager and scheduler, and kwok,
 * which plays one node and its pods. Nothing runs in a pod; the last part of its image's name, whatever is before it, tells
 * what becomes of it:
 *
 * <ul>
 *   <li>{@code absent}: the image can't be pulled
 *   <li>{@code crashes}: it has crashed three times and waits to be started again
 *   <li>{@code root}: its image runs as root, which its security context does not let it
 *   <li>{@code unhealthy}: it runs and is never ready
 *   <li>{@code fails}: of a job, it ends with exit code 3
 *   <li>anything else: it is ready at once; of a job, it ends well
 * </ul>
 *
 * Claims of the storage class 'standard', the default one, are bound to volumes that hold nothing. Every container has logged
 * {@link #LOGGED}. Users are 'admin', who may do everything, and 'visitor', who may do nothing until granted.
 */
public final class KubernetesCluster implements AutoCloseable {
    /** The last line that every container has logged. */
    public static final String LOGGED = "the last line of the log";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = FreePorts.one();
    private final int store = FreePorts.one();
    private final int node = FreePorts.one();
    private final Map<String, String> tokens = Map.of(
            "admin", UUID.randomUUID().toString(), "visitor", UUID.randomUUID().toString());
    private final List<KubernetesPart> parts = new ArrayList<>();
    private final Set<String> defined = new HashSet<>();
    private final Thread lastCall = new Thread(this::end);

    private KubernetesCluster(Path folder) {
        this.folder = folder;
    }

    /** Starts one and waits until its node takes pods. */
    public static KubernetesCluster start() throws IOException {
        KubernetesCluster cluster = new KubernetesCluster(Files.createTempDirectory("kubernetes"));
        // A test that is cut off would leave five programs behind.
        Runtime.getRuntime().addShutdownHook(cluster.lastCall);
        try {
            cluster.startAll();
            return cluster;
        } catch (IOException failure) {
            cluster.close();
            throw failure;
        }
    }

    /** Returns the address of the API server. */
    public String server() {
        return "https://" + LOOPBACK + ":" + port;
    }

    /** Returns the file by which kubectl and its like reach the cluster as 'admin'. */
    public Path kubeconfig() {
        return kubeconfig("admin");
    }

    /** Returns the file by which kubectl and its like reach the cluster as a user. Its one context has the user's name. */
    public Path kubeconfig(String user) {
        return folder.resolve(user + ".kubeconfig");
    }

    /** Returns the token by which a user is known. */
    public String token(String user) {
        return Optional.ofNullable(tokens.get(user)).orElseThrow();
    }

    /** Returns the variables by which every client reaches it as 'admin', and keeps its caches to itself. */
    public Map<String, String> environment() {
        return Map.of(
                "KUBECONFIG",
                kubeconfig().toString(),
                "KUBECACHEDIR",
                folder.resolve("cache").toString());
    }

    /** Returns what a test asks the API server, and does behind everybody's back. */
    public KubernetesApi api() throws IOException {
        return new KubernetesApi(
                new KubernetesConnection(server(), token("admin"), folder.resolve("certificates/apiserver.crt")));
    }

    /** Runs kubectl as 'admin', whatever comes of it. */
    public Run.Result kubectl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        return Run.of(command).with(environment()).go();
    }

    /**
     * Makes a kind known that custom resource definitions give.
     *
     * @param file its name in the folder of the definitions, as {@code external-secrets.io_externalsecrets.yaml}
     */
    public synchronized void define(String file) throws IOException {
        if (defined.contains(file)) {
            return;
        }
        String path = definitions().resolve(file).toString();
        require(kubectl("apply", "--server-side", "-f", path));
        require(kubectl("wait", "--for=condition=established", "--timeout=60s", "-f", path));
        defined.add(file);
    }

    /** Returns what a part of the cluster has logged. */
    public String log(String part) throws IOException {
        return Files.readString(folder.resolve(part + ".log"));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastCall);
        end();
    }

    /** Starts one for a person, says the path of its kubeconfig, and ends it with the standard input. */
    public static void main(String[] arguments) throws IOException {
        try (KubernetesCluster cluster = start()) {
            System.out.println(cluster.kubeconfig());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Returns the folder with the custom resource definitions that .ci/tools gets. */
    static Path definitions() {
        String tools = System.getenv("OMNIDEPLOY_TEST_TOOLS");
        return Path.of(tools == null ? "." : tools, "definitions");
    }

    /** Fails unless a command succeeded. */
    private static void require(Run.Result result) throws IOException {
        if (result.exit() != 0) {
            throw new IOException(result.all());
        }
    }

    private void end() {
        // Backwards, so that none complains that another is gone.
        for (KubernetesPart part : parts.reversed()) {
            part.close();
        }
        KubernetesPart.delete(folder);
    }

    private void startAll() throws IOException {
        Path key = KubernetesFiles.signingKey(folder.resolve("service-accounts.key"));
        KubernetesFiles.tokens(folder.resolve("tokens.csv"), tokens);
        start(
                "etcd",
                List.of(
                        "etcd",
                        "--data-dir=" + folder.resolve("store"),
                        "--listen-client-urls=http://" + LOOPBACK + ":" + store,
                        "--advertise-client-urls=http://" + LOOPBACK + ":" + store,
                        "--listen-peer-urls=http://" + LOOPBACK + ":0",
                        // What is lost when the machine loses power is of no use to anybody.
                        "--unsafe-no-fsync"));
        KubernetesPart apiServer = start(
                "kube-apiserver",
                List.of(
                        "kube-apiserver",
                        "--etcd-servers=http://" + LOOPBACK + ":" + store,
                        "--bind-address=" + LOOPBACK,
                        "--advertise-address=" + LOOPBACK,
                        "--secure-port=" + port,
                        "--cert-dir=" + folder.resolve("certificates"),
                        "--token-auth-file=" + folder.resolve("tokens.csv"),
                        "--authorization-mode=RBAC",
                        "--service-account-issuer=https://kubernetes.default.svc",
                        "--service-account-key-file=" + key,
                        "--service-account-signing-key-file=" + key,
                        "--service-cluster-ip-range=10.96.0.0/16",
                        "--endpoint-reconciler-type=none",
                        "--enable-priority-and-fairness=false"));
        await(apiServer);
        Path certificate = folder.resolve("certificates/apiserver.crt");
        for (String user : tokens.keySet()) {
            KubernetesFiles.kubeconfig(kubeconfig(user), server(), certificate, user, token(user));
        }
        String admin = "--kubeconfig=" + kubeconfig();
        start(
                "kube-controller-manager",
                List.of(
                        "kube-controller-manager",
                        admin,
                        "--service-account-private-key-file=" + key,
                        "--root-ca-file=" + certificate,
                        "--leader-elect=false",
                        "--secure-port=0",
                        "--horizontal-pod-autoscaler-sync-period=1s",
                        // On a busy machine the node is heard of late, and its pods would count as not ready.
                        "--node-monitor-grace-period=1h",
                        "--kube-api-qps=1000",
                        "--kube-api-burst=2000"));
        start(
                "kube-scheduler",
                List.of(
                        "kube-scheduler",
                        admin,
                        "--leader-elect=false",
                        "--secure-port=0",
                        "--kube-api-qps=1000",
                        "--kube-api-burst=2000"));
        Path logged = Files.writeString(folder.resolve("container.log"), KubernetesFiles.logged(LOGGED));
        start(
                "kwok",
                List.of(
                        "kwok",
                        admin,
                        "--config=" + KubernetesFiles.stages(folder.resolve("kwok.yaml"), logged),
                        "--manage-all-nodes=true",
                        "--node-ip=" + LOOPBACK,
                        "--node-port=" + node,
                        "--server-address=" + LOOPBACK + ":" + node,
                        "--tls-cert-file=" + certificate,
                        "--tls-private-key-file=" + folder.resolve("certificates/apiserver.key")));
        furnish();
    }

    /** Makes what every cluster has: a node and a storage class. */
    private void furnish() throws IOException {
        Path furniture = KubernetesFiles.copy("furniture.yaml", folder.resolve("furniture.yaml"));
        require(kubectl("create", "-f", furniture.toString()));
        Run.Result ready =
                kubectl("wait", "node/node", "--for=condition=Ready", "--timeout=" + PATIENCE.toSeconds() + "s");
        for (KubernetesPart part : parts) {
            part.requireAlive();
        }
        require(ready);
    }

    private KubernetesPart start(String name, List<String> command) throws IOException {
        KubernetesPart part = KubernetesPart.start(command, folder.resolve(name + ".log"));
        parts.add(part);
        return part;
    }

    private void await(KubernetesPart apiServer) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!KubernetesConnection.isReady(server(), token("admin"), folder.resolve("certificates/apiserver.crt"))) {
            apiServer.requireAlive();
            KubernetesPart.pause(end, "the API server is not ready:\n" + log("kube-apiserver"));
        }
    }
}
