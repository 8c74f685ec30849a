package io.omnideploy.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs what {@link Training} runs, then a stack through its life, previews on a cluster and by AWS, for the archive of the commands
 * that ask a platform: its client is most of what they load, and is asked for only by a platform that answers. Run when the
 * distribution is built.
 */
public final class LiveTraining {
    private LiveTraining() {}

    /**
     * Runs the commands and ends.
     *
     * @param arguments a folder to write to, which is made by this; then descriptions
     */
    public static void main(String[] arguments) throws IOException {
        Training.main(arguments);
        Path scratch = Path.of(arguments[0]);
        try (TrainingEngine engine = TrainingEngine.start()) {
            String life = description(scratch.resolve("life.yaml"), engine.host());
            Main.run("preview", "-c", life);
            Main.run("up", "--yes", "-c", life);
            Main.run("preview", "--format", "json", "-c", life);
            Main.run("up", "--yes", "-c", life);
            Main.run("outputs", "-c", life);
            Main.run("status", "-c", life);
            Main.run("refresh", "--yes", "-c", life);
            Main.run("destroy", "--yes", "-c", life);
        }
        // By a socket, where most people have their engine.
        Main.run("preview", "-c", description(scratch.resolve("socket.yaml"), "unix://" + scratch.resolve("none")));
        askCluster(scratch);
        askAws(scratch);
    }

    /** Previews a stack that the cluster doesn't have; then on one that is reached as most are, as far as one gets without it. */
    private static void askCluster(Path scratch) throws IOException {
        try (TrainingCluster cluster = TrainingCluster.start()) {
            for (Path kubeconfig : List.of(
                    cluster.kubeconfig(scratch.resolve("cluster")),
                    TrainingCluster.secured(scratch.resolve("secured")))) {
                Path description = Files.writeString(
                        scratch.resolve(kubeconfig.getFileName() + ".yaml"), """
                        name: training
                        target: kubernetes
                        kubernetes: {kubeconfig: "%s"}
                        components:
                          web:
                            container: {image: "ghcr.io/acme/web:1", ports: [8080], health_check: {path: /}}
                            service: {public: true, domains: [web.example.com]}
                            environment: {DATABASE_URL: "${db.url}"}
                        backing_services: {db: {preset: postgres}}
                        """.formatted(kubeconfig));
                Main.run("preview", "-c", description.toString());
                Main.run("status", "-c", description.toString());
            }
        }
    }

    /** Previews a stack that AWS doesn't have yet, and one that it has. */
    private static void askAws(Path scratch) throws IOException {
        String known = "known";
        try (TrainingCloud cloud = TrainingCloud.start(known)) {
            for (String name : List.of("new", known)) {
                Path description =
                        Files.writeString(scratch.resolve(name + ".yaml"), """
                        name: %s
                        region: us-east-1
                        container: {image: "%s/web:1", ports: [{container_port: 80, protocol: HTTP}]}
                        service: {public: true}
                        backing_services: {db: {preset: postgres}, cache: {preset: redis}, files: {preset: s3}}
                        """.formatted(name, cloud.host()));
                Main.run("preview", "-c", description.toString(), "-t", "ecs", "-b", "cdk");
            }
        }
    }

    private static String description(Path file, String host) throws IOException {
        return Files.writeString(file, """
                name: training
                docker: {host: "%s"}
                components:
                  web:
                    container: {image: nginx:1.27, ports: [%d], health_check: {path: /}}
                    service: {public: true}
                  worker: {kind: worker, container: {image: nginx:1.27}, depends_on: [web]}
                """.formatted(host, freePort())).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
