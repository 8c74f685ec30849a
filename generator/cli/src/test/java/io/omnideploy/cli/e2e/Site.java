package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real platform on which the contract of the backends is tried: a small deployment of two components, and what can be seen
 * of it and done to it by hand. Another target joins the contract with one more of these.
 */
interface Site {
    /** Returns every platform that can be had in tests. */
    static List<Site> all() {
        return List.of(new Docker(), new KubernetesSite(), new EcsSite());
    }

    /** Returns the name of the target. */
    String target();

    /** Skips the test, or fails it, where the platform, or what a backend needs on it, can't be had. */
    void require(String backend);

    /** Returns the variables by which the program reaches the platform. */
    Map<String, String> environment() throws IOException;

    /** Tells whether what is made there runs, and so can fail to. */
    default boolean runs() {
        return true;
    }

    /**
     * Gives the program what it needs beside its variables to reach the platform.
     *
     * @param work the work folder
     * @param generated folders of generated files, in which people put files of their own
     */
    default void equip(Path work, Path... generated) throws IOException {}

    /** Returns where the platform listens. */
    SocketAddress address() throws IOException;

    /**
     * Returns the variables by which the program reaches the platform through a port of the loopback.
     *
     * @param folder for files that the variables name
     */
    Map<String, String> environmentThrough(int port, Path folder) throws IOException;

    /** Returns a description of which 'api' does not come up, made of one of {@link #description}. */
    String broken(String description);

    /** Returns the id of the resource that a component is run by. */
    String resource(String component);

    /** Returns a part of the name of an output. */
    default String output() {
        return "_url";
    }

    /**
     * Returns a deployment of 'api', which answers on a port, and 'worker', which waits for it and is given a secret; an
     * override gives 'api' a variable OVERRIDDEN.
     */
    String description(String name, String greeting) throws IOException;

    /** Returns ids that change when an instance is replaced. */
    List<String> instances(String name, String stack, String component) throws IOException;

    /** Removes an instance behind OmniDeploy's back, with what would bring it back. */
    void removeByHand(String id) throws IOException;

    /** Returns the value of a variable inside a running instance, byte for byte. */
    String variable(String id, String name) throws IOException;

    /** Returns everything that is left of a deployment. */
    List<String> traces(String name) throws IOException;

    /** Removes everything that is left of a deployment. */
    void clean(String name) throws IOException;

    /** Containers of the local Docker engine. */
    final class Docker implements Site {
        private final DockerHost host = new DockerHost();
        private final Map<String, Integer> ports = new ConcurrentHashMap<>();

        @Override
        public String target() {
            return "docker";
        }

        @Override
        public void require(String backend) {
            Tool.DOCKER.require();
            Tool.requireFor(backend, "docker");
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public SocketAddress address() {
            return UnixDomainSocketAddress.of("/var/run/docker.sock");
        }

        @Override
        public Map<String, String> environmentThrough(int port, Path folder) {
            return Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + port);
        }

        @Override
        public String broken(String description) {
            return description.replace("httpd, -f", "no-such-program");
        }

        @Override
        public String resource(String component) {
            return "docker.Container/" + component;
        }

        @Override
        public String description(String name, String greeting) {
            // Of its own, since tests of several pairs may overlap on one engine; the second stack takes the next one.
            int port = ports.computeIfAbsent(name, added -> FreePorts.following(2));
            return """
                    name: %1$s
                    components:
                      api:
                        container:
                          image: omnideploy-test/sh:1
                          args: [httpd, -f, -h, /, -p, "%2$d"]
                          ports: [%2$d]
                          health_check: {path: /etc/hostname, interval: 1s, timeout: 1s, unhealthy_threshold: 10}
                        service: {public: true}
                        environment: {GREETING: "%3$s"}
                      worker:
                        kind: worker
                        container: {image: omnideploy-test/sh:1}
                        secrets: {TOKEN: "env:TOKEN"}
                        depends_on: [api]
                    overrides:
                      docker.Container/api: {env.OVERRIDDEN: "yes", labels.owner: blue, log_opts: {max-file: "2"}}
                    stacks:
                      one: {}
                      two: {docker: {port_offset: 1}}
                    """.formatted(name, port, greeting);
        }

        @Override
        public List<String> instances(String name, String stack, String component) throws IOException {
            return host.containers(name, stack, component);
        }

        @Override
        public void removeByHand(String id) throws IOException {
            host.docker("rm", "-f", id);
        }

        @Override
        public String variable(String id, String name) throws IOException {
            return host.docker("exec", id, "sh", "-c", "printf %s \"$" + name + "\"")
                    .out();
        }

        @Override
        public List<String> traces(String name) throws IOException {
            return host.traces(name);
        }

        @Override
        public void clean(String name) throws IOException {
            host.clean(name);
        }
    }
}
