package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Severity;
import io.omnideploy.plan.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a container and of the process in it. */
class EcsTaskTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: 'a:1' | {} | X86_64",
                "image: 'a:1' | {architecture: arm64} | ARM64",
                "image: 'a:1', platform: linux/amd64 | {architecture: arm64} | X86_64",
                "build: {context: ., platforms: [linux/arm64]} | {} | ARM64",
                "build: {context: .} | {architecture: arm64} | ARM64",
            })
    void theNearestWordOnTheArchitectureCounts(String container, String settings, String architecture)
            throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        String text =
                expand("container: {" + container + "}", "ecs: " + settings).text();

        assertThat(text).contains("cpu_architecture        = \"" + architecture + "\"");
    }

    @Test
    void aProcessIsStartedAsItIsWritten() throws IOException {
        String text = expand("""
                container:
                  image: 'a:1'
                  command: [/bin/app]
                  args: [--name, '${deploy.name}']
                  working_dir: /srv
                  user: '1000:1000'
                  read_only: true
                  capabilities: {drop: [ALL], add: [CAP_SYS_PTRACE, CHOWN, NET_RAW]}
                stop_timeout: 45s
                """, "").text().replaceAll(" +", " ");

        assertThat(text)
                .contains("entryPoint = [\"/bin/app\"]")
                .contains("command = [\"--name\", \"hello\"]")
                .contains("workingDirectory = \"/srv\"")
                .contains("readonlyRootFilesystem = true")
                .contains("add = [\"SYS_PTRACE\"]")
                .containsPattern("drop = \\[\\s+\"AUDIT_WRITE\",\\s+\"DAC_OVERRIDE\",")
                .doesNotContain("\"ALL\"", "\"CHOWN\"", "\"NET_RAW\"")
                .contains("stopTimeout = 45");
    }

    @Test
    void aLoginOfARegistryIsASecretThatEcsReads() throws IOException {
        String text = expand("""
                container: {image: 'ghcr.io/acme/web:1', registry: {server: ghcr.io, username: acme, password: 'env:GH'}}
                """, "").text();

        assertThat(text)
                .contains("repositoryCredentials")
                .contains("username = \"acme\"")
                .contains("var.gh");
    }

    @Test
    void aSecretStandsInNoCommand() throws IOException {
        assertThat(expand("container: {image: 'a:1', args: ['${API_TOKEN}']}", "")
                        .codes(Severity.ERROR))
                .isNotEmpty();
    }

    @Test
    void aShellIsOpenedOnlyWhereItIsWished() throws IOException {
        assertThat(expand("container: {image: 'a:1'}", "").text()).doesNotContain("ssmmessages");
        assertThat(expand("container: {image: 'a:1'}", "ecs: {exec: true}").text())
                .contains("enable_execute_command")
                .contains("ssmmessages:OpenDataChannel");
        assertThat(expand("container: {image: 'a:1', read_only: true}", "ecs: {exec: true}")
                        .codes(Severity.ERROR))
                .containsExactly("ecs-exec-read-only");
    }

    @Test
    void whatFargateRoundsUpIsTold() throws IOException {
        Expanded expanded = expand("container: {image: 'a:1'}\nresources: {cpu: 0.3, memory: 3000Mi}", "");

        assertThat(expanded.text())
                .contains("cpu                      = \"512\"")
                .contains("\"3072\"");
        assertThat(expanded.outcome().orRefuse().ledger())
                .extracting(LedgerEntry::rule)
                .containsOnly("fargate-size");
    }

    private Expanded expand(String component, String more) throws IOException {
        return Expanded.of(
                folder,
                "dev",
                "name: hello\ncomponents:\n  web:\n    kind: worker\n"
                        + component.stripTrailing().indent(4) + more + "\n");
    }
}
