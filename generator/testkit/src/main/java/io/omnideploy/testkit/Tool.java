package io.omnideploy.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real tool that a test needs. Where it is missing the test is skipped with the reason, or fails when
 * OMNIDEPLOY_REQUIRE_TOOLS is "true", as it is where the project itself is tested.
 */
public enum Tool {
    DOCKER("a Docker engine that 'docker info' reaches"),
    DOCKER_COMPOSE("the compose plug-in of the docker command"),
    DOCKER_REGISTRY("docker-registry on the PATH"),
    TERRAFORM("terraform on the PATH, with a mirror of the docker provider in TF_CLI_CONFIG_FILE"),
    TOFU("tofu on the PATH"),
    AWS("moto_server on the PATH, and terraform with a mirror of the AWS provider 3.39.0 in TF_CLI_CONFIG_FILE"),
    CADDY("caddy on the PATH"),
    AWS_MOCK("moto_server on the PATH"),
    CFN_LINT("cfn-lint on the PATH"),
    KUBECTL("kubectl on the PATH"),
    NODE("node on the PATH"),
    KUBERNETES(
            "etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kwok and kubectl on the PATH, and the folder"
                    + " 'definitions' in OMNIDEPLOY_TEST_TOOLS");

    private static final List<String> CLUSTER =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok", "kubectl");

    private static final String MIRROR = "provider-mirror";

    private final String what;

    Tool(String what) {
        this.what = what;
    }

    /** Goes on with the test only if the tool is there. */
    public void require() {
        Optional<String> missing = missing();
        if (missing.isPresent() && "true".equals(System.getenv("OMNIDEPLOY_REQUIRE_TOOLS"))) {
            Assertions.fail(missing.get());
        }
        Assumptions.assumeTrue(missing.isEmpty(), missing::get);
    }

    /**
     * Goes on with the test only if what a backend runs is there; one that runs nothing of its own needs nothing. Pulumi's
     * programs are in no registry that everybody has, so that their absence is never a failure.
     *
     * @param provider what the target's resources are of, as {@code docker}
     */
    public static void requireFor(String backend, String provider) {
        if (backend.equals("terraform")) {
            TERRAFORM.require();
        }
        if (backend.equals("pulumi")) {
            Assumptions.assumeTrue(
                    onPath("pulumi") && onPath("pulumi-resource-" + provider),
                    () -> "needs pulumi and pulumi-resource-" + provider + " on the PATH");
        }
    }

    /**
     * Goes on with the test only if Terraform finds a provider in the mirror. It is skipped even where every tool must be there:
     * not every provider is to be had without Terraform's own registry.
     *
     * @param provider its name, as {@code hashicorp/kubernetes}
     */
    public static void skipWithoutProvider(String provider) {
        TERRAFORM.require();
        Assumptions.assumeTrue(mirrors(provider), () -> "needs a mirror of the provider " + provider);
    }

    /**
     * Goes on with the test only if the mirror has a release of the AWS provider that is not the one of old that every machine of
     * tests has. It is skipped even where every tool must be there: no package registry carries another one.
     *
     * @param least the oldest major version that will do
     * @return the version that was found
     */
    public static String skipWithoutAwsProvider(int least) {
        AWS_MOCK.require();
        Optional<String> found = versions("hashicorp/aws").stream()
                .filter(version -> version.matches("\\d+\\..*") && major(version) >= least)
                .max(Comparator.comparingInt(Tool::major));
        Assumptions.assumeTrue(
                found.isPresent(), () -> "needs a mirror of the AWS provider %d or later".formatted(least));
        return found.get();
    }

    private static int major(String version) {
        return Integer.parseInt(version.replaceFirst("\\..*", ""));
    }

    private static List<String> versions(String provider) {
        if (!mirror()) {
            return List.of();
        }
        List<String> versions = new ArrayList<>();
        Path tools = Path.of(System.getenv("TF_CLI_CONFIG_FILE")).resolveSibling(MIRROR);
        try (DirectoryStream<Path> hosts = Files.newDirectoryStream(tools)) {
            for (Path host : hosts) {
                if (Files.isDirectory(host.resolve(provider))) {
                    try (DirectoryStream<Path> found = Files.newDirectoryStream(host.resolve(provider))) {
                        found.forEach(
                                folder -> versions.add(folder.getFileName().toString()));
                    }
                }
            }
        } catch (IOException absent) {
            return List.of();
        }
        return versions;
    }

    /** Returns why the tool can't be used, if it can't. */
    public Optional<String> missing() {
        boolean there = switch (this) {
            case DOCKER -> works(List.of("docker", "info"));
            case DOCKER_COMPOSE -> works(List.of("docker", "compose", "version"));
            case DOCKER_REGISTRY -> works(List.of("docker-registry", "--version"));
            case TERRAFORM -> works(List.of("terraform", "version")) && mirror();
            case TOFU -> works(List.of("tofu", "version"));
            case AWS ->
                onPath("moto_server") && works(List.of("terraform", "version")) && mirrors("hashicorp/aws/3.39.0");
            case CADDY -> works(List.of("caddy", "version"));
            case AWS_MOCK -> onPath("moto_server");
            case CFN_LINT -> onPath("cfn-lint");
            case KUBECTL -> onPath("kubectl");
            case NODE -> onPath("node");
            case KUBERNETES ->
                CLUSTER.stream().allMatch(Tool::onPath) && Files.isDirectory(KubernetesCluster.definitions());
        };
        return there ? Optional.empty() : Optional.of("needs " + what);
    }

    private static boolean mirror() {
        String file = System.getenv("TF_CLI_CONFIG_FILE");
        return file != null && Files.exists(Path.of(file));
    }

    /** The mirror is a folder beside the configuration file, see .ci/tools/provider-mirror.sh. */
    private static boolean mirrors(String provider) {
        if (!mirror()) {
            return false;
        }
        Path tools = Path.of(System.getenv("TF_CLI_CONFIG_FILE")).resolveSibling(MIRROR);
        try (Stream<Path> hosts = Files.list(tools)) {
            return hosts.anyMatch(host -> Files.isDirectory(host.resolve(provider)));
        } catch (IOException absent) {
            return false;
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean works(List<String> command) {
        try {
            return onPath(command.getFirst()) && Run.of(command).go().exit() == 0;
        } catch (IOException failure) {
            return false;
        }
    }
}
