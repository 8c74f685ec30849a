package io.omnideploy.platform.kubernetes.api;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The files that tell how clusters are reached, found and laid over each other as kubectl does it: who says something first wins. */
final class Kubeconfig {
    private final List<Path> files;
    private final List<Config> models;

    private Kubeconfig(List<Path> files, List<Config> models) {
        this.files = files;
        this.models = models;
    }

    /**
     * Reads the files: the one that is named, else those of KUBECONFIG, else ~/.kube/config.
     *
     * @return empty when there is none and none is named
     * @throws Failed when the named one is not there, or one can't be read
     */
    static Optional<Kubeconfig> find(Optional<Path> named, Map<String, String> environment, Path home) {
        if (named.isPresent() && !Files.isRegularFile(named.get())) {
            throw Failed.because("There is no kubeconfig %s.".formatted(named.get()))
                    .remedy("Correct kubernetes.kubeconfig, or leave it out to use the one that kubectl uses.");
        }
        List<Path> files = named.map(List::of).orElseGet(() -> places(environment, home)).stream()
                .filter(Files::isRegularFile)
                .toList();
        List<Config> models = new ArrayList<>();
        files.forEach(file -> models.add(read(file)));
        return files.isEmpty() ? Optional.empty() : Optional.of(new Kubeconfig(files, models));
    }

    /** Returns where kubectl looks. */
    static List<Path> places(Map<String, String> environment, Path home) {
        String listed = environment.getOrDefault("KUBECONFIG", "");
        if (listed.isBlank()) {
            return List.of(home.resolve(".kube").resolve("config"));
        }
        List<Path> places = new ArrayList<>();
        for (String file : listed.split(java.io.File.pathSeparator)) {
            if (!file.isBlank()) {
                places.add(Path.of(file));
            }
        }
        return places;
    }

    /**
     * Returns the way of a context.
     *
     * @param wanted the context; the current one if absent
     * @throws Failed when there is no such context, or it leads nowhere
     */
    ClusterWay way(Optional<String> wanted) {
        String name = wanted.or(this::current)
                .orElseThrow(() -> Failed.because("No context of the kubeconfig is in use (%s).".formatted(where()))
                        .remedy("Set kubernetes.context, or choose one with 'kubectl config use-context NAME'."));
        Context context = models.stream()
                .flatMap(model -> orEmpty(model.getContexts()).stream())
                .filter(entry -> name.equals(entry.getName()) && entry.getContext() != null)
                .findFirst()
                .map(NamedContext::getContext)
                .orElseThrow(() -> unknown(name));
        NamedCluster cluster = models.stream()
                .flatMap(model -> orEmpty(model.getClusters()).stream())
                .filter(entry -> Objects.equals(context.getCluster(), entry.getName()) && entry.getCluster() != null)
                .findFirst()
                .orElseThrow(
                        () -> Failed.because("Context '%s' is of cluster '%s', which is not in the kubeconfig (%s)."
                                        .formatted(name, context.getCluster(), where()))
                                .remedy("Correct the kubeconfig, or choose another context."));
        Optional<AuthInfo> user = user(context);
        Credentials credentials = user.map(info -> credentials(info, cluster)).orElse(Credentials.none());
        var config = io.fabric8.kubernetes.client.Config.empty();
        try {
            KubeConfigUtils.merge(config, name, models.toArray(Config[]::new));
        } catch (RuntimeException malformed) {
            throw Failed.because("Context '%s' of the kubeconfig (%s) can't be used: %s."
                            .formatted(name, where(), ApiErrors.rootCause(malformed)))
                    .remedy("Correct its cluster and user, above all their certificates.")
                    .reason(malformed);
        }
        user.ifPresent(info -> impersonate(config, info));
        return new ClusterWay(
                config, credentials, Optional.of(name), List.of(cluster.getName(), config.getMasterUrl()));
    }

    private Optional<AuthInfo> user(Context context) {
        return models.stream()
                .flatMap(model -> orEmpty(model.getUsers()).stream())
                .filter(entry -> Objects.equals(context.getUser(), entry.getName()) && entry.getUser() != null)
                .findFirst()
                .map(NamedAuthInfo::getUser);
    }

    /** Takes a plug-in out of the model, since the library would call it through a shell. */
    private Credentials credentials(AuthInfo user, NamedCluster cluster) {
        if (user.getExec() != null) {
            CredentialPlugin plugin = new CredentialPlugin(
                    user.getExec(),
                    files.getFirst().toAbsolutePath().getParent(),
                    cluster.getCluster().getServer());
            user.setExec(null);
            return plugin;
        }
        if (user.getTokenFile() != null) {
            return Credentials.file(
                    files.getFirst().toAbsolutePath().getParent().resolve(user.getTokenFile()));
        }
        if (user.getToken() != null) {
            return Credentials.token(user.getToken());
        }
        if (user.getAuthProvider() != null && user.getAuthProvider().getConfig() != null) {
            Map<String, String> tokens = user.getAuthProvider().getConfig();
            return Optional.ofNullable(tokens.getOrDefault("access-token", tokens.get("id-token")))
                    .map(Credentials::token)
                    .orElse(Credentials.none());
        }
        return user.getUsername() == null || user.getPassword() == null
                ? Credentials.none()
                : Credentials.basic(user.getUsername(), user.getPassword());
    }

    private static void impersonate(io.fabric8.kubernetes.client.Config config, AuthInfo user) {
        if (user.getAs() != null) {
            config.setImpersonateUsername(user.getAs());
            config.setImpersonateGroups(orEmpty(user.getAsGroups()).toArray(String[]::new));
        }
    }

    private Optional<String> current() {
        return models.stream()
                .map(Config::getCurrentContext)
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }

    private Failed unknown(String name) {
        TreeSet<String> known = new TreeSet<>();
        models.forEach(model -> orEmpty(model.getContexts()).forEach(entry -> known.add(entry.getName())));
        String nearest = Nearest.to(name, known)
                .map(other -> "Did you mean '%s'? ".formatted(other))
                .orElse("");
        return Failed.because("Context '%s' is not in the kubeconfig (%s).".formatted(name, where()))
                .remedy(nearest + "See 'kubectl config get-contexts'.");
    }

    private String where() {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private static Config read(Path file) {
        try {
            return KubeConfigUtils.parseConfig(file.toFile());
        } catch (RuntimeException malformed) {
            // Of whatever library reads it in the end.
            throw Failed.because("The kubeconfig %s can't be read.".formatted(file))
                    .remedy("See 'kubectl config view --kubeconfig %s'.".formatted(file))
                    .reason(malformed);
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
