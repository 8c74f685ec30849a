package io.omnideploy.platform.kubernetes.api;

import io.fabric8.kubernetes.client.Config;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.ConnectRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the way to the cluster: what the description says, else as kubectl finds it, else the cluster that this process runs in. */
public final class ClusterWays {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private ClusterWays() {}

    /**
     * Finds the way; asks nobody.
     *
     * @throws Failed when there is none
     */
    public static ClusterWay of(ConnectRequest request) {
        return of(request, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static ClusterWay of(ConnectRequest request, Map<String, String> environment, Path home) {
        Settings settings = new Settings(request);
        Optional<Path> named =
                settings.text("config_path").map(file -> request.project().resolve(atHome(file, home)));
        Optional<Kubeconfig> kubeconfig = Kubeconfig.find(named, environment, home);
        ClusterWay way = kubeconfig.isPresent()
                ? kubeconfig.get().way(settings.text("config_context"))
                : inCluster(environment)
                        .orElseThrow(() -> Failed.because("No cluster is known: there is no kubeconfig (%s)."
                                        .formatted(String.join(
                                                ", ",
                                                Kubeconfig.places(environment, home).stream()
                                                        .map(Path::toString)
                                                        .toList())))
                                .remedy("Get one from who runs the cluster and set KUBECONFIG or"
                                        + " kubernetes.kubeconfig; or see the plan without it with 'preview"
                                        + " --offline'."));
        proxies(way.config(), environment);
        return way;
    }

    private static Path atHome(String file, Path home) {
        return file.startsWith("~/") ? home.resolve(file.substring(2)) : Path.of(file);
    }

    /** A pod finds its own cluster by what every pod is given ("Accessing the Kubernetes API from a Pod"). */
    private static Optional<ClusterWay> inCluster(Map<String, String> environment) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        Path token = ACCOUNT.resolve("token");
        if (host.isEmpty() || !Files.isReadable(token)) {
            return Optional.empty();
        }
        Config config = Config.empty();
        config.setMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"));
        config.setCaCertFile(ACCOUNT.resolve("ca.crt").toString());
        return Optional.of(new ClusterWay(config, Credentials.file(token), Optional.empty(), List.of()));
    }

    private static void proxies(Config config, Map<String, String> environment) {
        variable(environment, "HTTPS_PROXY")
                .filter(proxy -> config.getHttpsProxy() == null)
                .ifPresent(config::setHttpsProxy);
        variable(environment, "HTTP_PROXY")
                .filter(proxy -> config.getHttpProxy() == null)
                .ifPresent(config::setHttpProxy);
        variable(environment, "NO_PROXY").ifPresent(list -> config.setNoProxy(list.split(",")));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(
                        environment.getOrDefault(name, environment.get(name.toLowerCase(java.util.Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }
}
