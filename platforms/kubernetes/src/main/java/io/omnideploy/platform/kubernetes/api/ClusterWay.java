package io.omnideploy.platform.kubernetes.api;

import io.fabric8.kubernetes.client.Config;
import io.omnideploy.spi.PlatformFact;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a cluster is reached, before anybody is asked. */
public final class ClusterWay {
    private final Config config;
    private final Credentials credentials;
    private final Optional<String> context;
    private final List<String> names;

    /**
     * Takes what was found.
     *
     * @param context by which the kubeconfig knows it; empty inside of a cluster
     * @param names what the kubeconfig calls the cluster
     */
    ClusterWay(Config config, Credentials credentials, Optional<String> context, List<String> names) {
        this.config = config;
        this.credentials = credentials;
        this.context = context;
        this.names = List.copyOf(names);
    }

    /** Returns the address of the API server, without a slash at its end. */
    public String server() {
        String url = config.getMasterUrl();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Returns the context of the kubeconfig; empty inside of a cluster. */
    public Optional<String> context() {
        return context;
    }

    /** Returns the namespace that the way leads to if none is said. */
    public String namespace() {
        return Optional.ofNullable(config.getNamespace())
                .filter(name -> !name.isBlank())
                .orElse("default");
    }

    /** Returns what tells one way from another. */
    public SortedMap<String, PlatformFact> facts() {
        SortedMap<String, PlatformFact> facts = new TreeMap<>();
        facts.put("cluster", new PlatformFact(server(), names, PlatformFact.Kind.WAY));
        context.ifPresent(name -> facts.put("context", PlatformFact.way(name)));
        return facts;
    }

    /** Returns the way for people, as {@code https://10.0.0.1:6443 (context prod)}. */
    @Override
    public String toString() {
        return server() + context.map(name -> " (context " + name + ")").orElse("");
    }

    Config config() {
        return config;
    }

    Credentials credentials() {
        return credentials;
    }
}
