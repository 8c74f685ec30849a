package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.KubernetesCluster;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for the examples is what an API server takes, to the last field, and what the strictest admission lets in. */
class KubernetesExamplesIT {
    private static final Path EXAMPLES = Path.of("../../examples");

    @TempDir
    private Path root;

    /** Returns the committed folders, one per example and stack. */
    static List<Path> folders() throws IOException {
        try (Stream<Path> paths = Files.walk(EXAMPLES, 4)) {
            return paths.filter(path -> path.getParent().endsWith("expected/kubernetes-direct"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyObjectIsAccepted(Path folder) throws IOException {
        Tool.KUBERNETES.require();
        KubernetesCluster cluster = SharedCluster.get();
        Path copy = copied(folder);

        // Objects of a namespace that is not there can't be tried. It warns of what the strictest level would not let
        // in.
        String namespace = Files.readString(copy.resolve("namespace.yaml"))
                .replaceFirst("(?m)^  labels:$", "  labels:\n    pod-security.kubernetes.io/warn: restricted");
        assertThat(namespace).contains("warn: restricted");
        Files.writeString(copy.resolve("namespace.yaml"), namespace);
        accept(cluster.kubectl("create", "-f", copy.resolve("namespace.yaml").toString()));
        try {
            accept(tried(cluster, copy));
            if (Files.isDirectory(copy.resolve("secrets"))) {
                accept(tried(cluster, filledIn(copy.resolve("secrets"))));
            }
        } finally {
            accept(cluster.kubectl(
                    "delete",
                    "--wait=false",
                    "-f",
                    copy.resolve("namespace.yaml").toString()));
        }
    }

    private static Run.Result tried(KubernetesCluster cluster, Path folder) throws IOException {
        return cluster.kubectl(
                "apply", "--server-side", "--dry-run=server", "--validate=strict", "-k", folder.toString());
    }

    private static void accept(Run.Result result) {
        assertThat(result.exit()).as(result.all()).isZero();
        assertThat(result.err()).isEmpty();
    }

    private Path copied(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = root.resolve(folder.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
        return root;
    }

    private static Path filledIn(Path secrets) throws IOException {
        try (Stream<Path> paths = Files.list(secrets)) {
            for (Path path :
                    paths.filter(file -> file.toString().endsWith(".example")).toList()) {
                // A login must be a document, any other value may be empty.
                Files.writeString(
                        Path.of(path.toString().replaceFirst("\\.example$", "")),
                        Files.readString(path).replace(".dockerconfigjson=", ".dockerconfigjson={\"auths\":{}}"));
            }
        }
        return secrets;
    }
}
