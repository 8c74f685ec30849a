package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.KubernetesHost;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Pods of a real cluster, in which nothing runs. */
final class KubernetesSite implements Site {
    @Override
    public String target() {
        return "kubernetes";
    }

    @Override
    public void require(String backend) {
        Tool.KUBERNETES.require();
        if (backend.equals("terraform")) {
            Tool.skipWithoutProvider("hashicorp/kubernetes");
        }
        if (backend.equals("pulumi")) {
            Tool.requireFor(backend, "kubernetes");
        }
    }

    @Override
    public Map<String, String> environment() {
        // A description that is only written needs no cluster.
        return Tool.KUBERNETES.missing().isEmpty() ? SharedCluster.get().environment() : Map.of();
    }

    @Override
    public SocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                URI.create(SharedCluster.get().server()).getPort());
    }

    @Override
    public Map<String, String> environmentThrough(int port, Path folder) throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(
                kubeconfig,
                Files.readString(SharedCluster.get().kubeconfig())
                        .replace(SharedCluster.get().server(), "https://127.0.0.1:" + port));
        return Map.of("KUBECONFIG", kubeconfig.toString());
    }

    @Override
    public String broken(String description) {
        return description.replaceFirst("omnideploy-test/sh:1", "omnideploy-test/crashes:1");
    }

    @Override
    public String resource(String component) {
        return "kubernetes.apps.Deployment/" + component;
    }

    @Override
    public String description(String name, String greeting) {
        return """
                name: %1$s
                components:
                  api:
                    container:
                      image: omnideploy-test/sh:1
                      args: [httpd, -f, -h, /, -p, "8080"]
                      user: "1000"
                      ports: [8080]
                      health_check: {path: /etc/hostname, interval: 1s, timeout: 1s}
                    service: {public: true, domains: ["%1$s.example.com"]}
                    environment: {GREETING: "%2$s"}
                  worker:
                    kind: worker
                    container: {image: omnideploy-test/sh:1}
                    secrets: {TOKEN: "env:TOKEN"}
                    depends_on: [api]
                overrides:
                  kubernetes.core.ConfigMap/api: {data.OVERRIDDEN: "yes"}
                  kubernetes.apps.Deployment/api: {metadata.labels.owner: blue, spec.revision_history_limit: 3}
                stacks:
                  one: {}
                  two: {}
                """.formatted(name, greeting);
    }

    @Override
    public List<String> instances(String name, String stack, String component) throws IOException {
        return stacks().instances(name, stack, component);
    }

    @Override
    public void removeByHand(String id) throws IOException {
        stacks().removeWorkload(id);
    }

    @Override
    public String variable(String id, String name) throws IOException {
        return stacks().variable(id, name);
    }

    @Override
    public List<String> traces(String name) throws IOException {
        return stacks().traces(name);
    }

    @Override
    public void clean(String name) throws IOException {
        if (Tool.KUBERNETES.missing().isEmpty()) {
            stacks().clean(name);
        }
    }

    private static KubernetesHost stacks() throws IOException {
        return new KubernetesHost(SharedCluster.get().api());
    }
}
