package io.omnideploy.platform.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterWaysTest {
    private static final Secrets NO_SECRETS = new Secrets() {
        @Override
        public String value(String name) {
            throw new IllegalStateException();
        }

        @Override
        public String fingerprint(String name) {
            throw new IllegalStateException();
        }
    };

    @TempDir
    Path folder;

    @Test
    void takesTheCurrentContextOfTheFileInTheHomeFolder() throws IOException {
        write(".kube/config", "dev", "dev", "prod");

        ClusterWay way = way(Map.of(), Map.of());

        assertThat(way).hasToString("https://dev.example.com:6443 (context dev)");
        assertThat(way.namespace()).isEqualTo("ns-dev");
        assertThat(way.facts().get("cluster").isMeantBy("cluster-dev")).isTrue();
        assertThat(way.credentials().header()).contains("Bearer token-dev");
    }

    @Test
    void laysTheFilesOfKubeconfigOverEachOtherAndWhoSaysItFirstWins() throws IOException {
        write("one", "", "dev");
        write("two", "prod", "dev", "prod");
        String files = folder.resolve("one")
                + java.io.File.pathSeparator
                + folder.resolve("absent")
                + java.io.File.pathSeparator
                + folder.resolve("two");

        assertThat(way(Map.of("KUBECONFIG", files), Map.of()).context()).contains("prod");
        assertThat(way(Map.of("KUBECONFIG", files), Map.of("config_context", Value.text("dev")))
                        .context())
                .contains("dev");
    }

    @Test
    void namesTheNearestContextWhenOneIsNotKnown() throws IOException {
        write(".kube/config", "prod", "dev", "prod");

        Failed failed = failed(Map.of(), Map.of("config_context", Value.text("prd")));

        assertThat(failed).hasMessageStartingWith("Context 'prd' is not in the kubeconfig (");
        assertThat(failed.remedy().orElseThrow()).startsWith("Did you mean 'prod'? ");
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() {
        assertThat(failed(Map.of(), Map.of()))
                .hasMessage(
                        "No cluster is known: there is no kubeconfig (%s).".formatted(folder.resolve(".kube/config")));
        assertThat(failed(Map.of(), Map.of("config_path", Value.text("there"))))
                .hasMessage("There is no kubeconfig %s.".formatted(folder.resolve("there")));
    }

    @Test
    void saysThatAFileCanNotBeRead() throws IOException {
        Files.createDirectories(folder.resolve(".kube"));
        Files.writeString(folder.resolve(".kube/config"), "contexts: {");

        assertThat(failed(Map.of(), Map.of())).hasMessageContaining("can't be read");
    }

    @Test
    void asksAPluginByAListOfArgumentsAndAgainWhenItsAnswerIsRefused() throws IOException {
        Path plugin = folder.resolve("plug in");
        Files.writeString(plugin, """
                #!/bin/sh
                echo "a warning" >&2
                echo x >> "$COUNT"
                printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s-%s"}}' "$1" "$(wc -l < "$COUNT" | tr -d ' ')"
                """);
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        plugin("./plug in", "a b;c");

        Credentials credentials = way(Map.of(), Map.of()).credentials();

        assertThat(credentials.header()).contains("Bearer a b;c-1");
        assertThat(credentials.header()).as("asked once").contains("Bearer a b;c-1");
        assertThat(credentials.renew()).isTrue();
        assertThat(credentials.header()).contains("Bearer a b;c-2");
    }

    @Test
    void saysWhatAPluginSaidThatFailed() throws IOException {
        Path plugin = folder.resolve("broken");
        Files.writeString(plugin, "#!/bin/sh\necho 'log in first' >&2\nexit 4\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        plugin("./broken", "x");
        Credentials credentials = way(Map.of(), Map.of()).credentials();

        Failed failed = catchThrowableOfType(Failed.class, credentials::header);

        assertThat(failed).hasMessage("The credential plug-in '.././broken' of the kubeconfig ended with exit code 4.");
        assertThat(failed.details()).containsExactly("log in first");
        plugin("./absent", "x");
        assertThat(catchThrowableOfType(
                        Failed.class,
                        () -> way(Map.of(), Map.of()).credentials().header()))
                .hasMessageContaining("can't be started");
    }

    private void plugin(String command, String argument) throws IOException {
        write(".kube/config", "dev", "dev");
        Path file = folder.resolve(".kube/config");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "token: token-dev",
                                "exec: {apiVersion: client.authentication.k8s.io/v1, command: \"../%s\", args: [\"%s\"], env: [{name: COUNT, value: %s}]}"
                                        .formatted(command, argument, folder.resolve("count"))));
    }

    private void write(String file, String current, String... names) throws IOException {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Config\n");
        if (!current.isEmpty()) {
            text.append("current-context: ").append(current).append('\n');
        }
        text.append("contexts:\n");
        for (String name : names) {
            text.append("- {name: %1$s, context: {cluster: cluster-%1$s, user: user-%1$s, namespace: ns-%1$s}}\n"
                    .formatted(name));
        }
        text.append("clusters:\n");
        for (String name : names) {
            text.append(
                    "- {name: cluster-%1$s, cluster: {server: \"https://%1$s.example.com:6443\"}}\n".formatted(name));
        }
        text.append("users:\n");
        for (String name : names) {
            text.append("- name: user-%1$s\n  user: {token: token-%1$s}\n".formatted(name));
        }
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text.toString().replace("{token: token-dev}", "\n    token: token-dev"));
    }

    private ClusterWay way(Map<String, String> environment, Map<String, Value> settings) {
        return ClusterWays.of(new ConnectRequest(Value.object(settings), folder, NO_SECRETS), environment, folder);
    }

    private Failed failed(Map<String, String> environment, Map<String, Value> settings) {
        return Optional.ofNullable(catchThrowableOfType(Failed.class, () -> way(environment, settings)))
                .orElseThrow();
    }
}
