package io.omnideploy.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.engine.load.TestConfigs;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule tells what it is for, at its place, and nothing where all is well. */
class LintTest {
    private static final String WELL = """
            name: app
            tags: {team: shop}
            container:
              image: nginx:1.27
              ports: [80]
              health_check: {path: /}
            """;

    @TempDir
    private Path folder;

    @Test
    void saysNothingWhereAllIsWell() throws IOException {
        assertThat(lint(WELL)).isEmpty();
    }

    @Test
    void tellsWhatIsMissing() throws IOException {
        List<Diagnostic> found = lint("name: app\ncontainer: {image: 'nginx:1.27', ports: [80]}\n");
        assertThat(found).extracting(Diagnostic::code).containsExactly("no-health-check", "no-tags");
        assertThat(found)
                .allMatch(diagnostic -> diagnostic.severity() == Severity.WARNING)
                .allMatch(diagnostic -> diagnostic.remedy().isPresent());
        assertThat(found.getFirst().path()).contains("components.app.container.health_check");
        assertThat(found.getFirst().span().orElseThrow().line()).isEqualTo(2);
        assertThat(found.getLast().span().orElseThrow().line()).isEqualTo(1);
    }

    @Test
    void asksOnlyServicesForAHealthCheck() throws IOException {
        assertThat(codes("""
                name: app
                tags: {team: shop}
                components:
                  none: {container: {image: 'a:1', ports: [80]}, service: {replicas: 0}}
                  behind: {kind: worker, container: {image: 'a:1'}}
                  once: {kind: job, container: {image: 'a:1'}}
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, true",
        "nginx:latest, true",
        "ghcr.io:5000/acme/web, true",
        "ghcr.io:5000/acme/web:latest, true",
        "ghcr.io:5000/acme/web:1.0, false",
        "nginx:latest-alpine, false",
        "nginx@sha256:1111111111111111111111111111111111111111111111111111111111111111, false",
        "nginx:latest@sha256:1111111111111111111111111111111111111111111111111111111111111111, false",
    })
    void tellsOfAnImageThatMoves(String image, boolean told) throws IOException {
        assertThat(codes(WELL.replace("nginx:1.27", "'" + image + "'")).contains("latest-image"))
                .isEqualTo(told);
    }

    @Test
    void tellsOfABackingServicesImageToo() throws IOException {
        assertThat(codes(WELL + "backing_services: {db: {preset: postgres, image: 'pg:latest'}}\n"))
                .containsExactly("latest-image");
    }

    @ParameterizedTest
    @CsvSource({
        "API_KEY, sk_live_1, true",
        "dbPassword, '1234', true",
        "TOKENS, a b, true",
        "PLAIN, postgres://u:hunter2@db/x, true",
        "PLAIN, 'postgres://u:hunter2@${db.host}/x', true",
        "PLAIN, 'postgres://u:${db.password}@${db.host}/x', false",
        "PLAIN, 'postgres://u:${DB_PASSWORD}@db/x', false",
        "PLAIN, http://host:8080/a@b, false",
        "PLAIN, http://user@host:8080/, false",
        "PLAIN, '-----BEGIN RSA PRIVATE KEY-----', true",
        "API_KEY, '${API_KEY}', false",
        "API_KEY, '${db.password}', false",
        "API_KEY, '', false",
        "USE_TOKEN, 'true', false",
        "TOKEN_TTL, '3600', false",
        "AWS_ACCESS_KEY_ID, AKIA1, false",
        "SSL_KEY, /run/secrets/key.pem, false",
        "LOG_LEVEL, debug, false",
    })
    void tellsOfASecretInClear(String name, String value, boolean told) throws IOException {
        String text = WELL + "environment: {" + name + ": '" + value + "'}\n"
                + "backing_services: {db: {preset: postgres}}\n";
        assertThat(codes(text).contains("plain-text-secret")).as(text).isEqualTo(told);
    }

    @Test
    void tellsOfASecretAmongBuildArguments() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        List<Diagnostic> found = lint(
                WELL.replace("image: nginx:1.27", "build: {context: ., args: {NPM_TOKEN: npm_1, NODE_ENV: test}}"));
        assertThat(found).extracting(Diagnostic::code).containsExactly("plain-text-secret");
        assertThat(found.getFirst().path()).contains("components.app.container.build.args.NPM_TOKEN");
        assertThat(found.getFirst().message()).doesNotContain("npm_1");
    }

    @Test
    void tellsNothingOfWhatIsSilenced() throws IOException {
        assertThat(Lint.of(
                        TestConfigs.resolved(folder, "name: app\ncontainer: {image: nginx}\n"),
                        Set.of("no-tags"),
                        List.of()))
                .extracting(Diagnostic::code)
                .containsExactly("no-health-check", "latest-image");
    }

    @Test
    void advisesNobodyToWriteWhatTheTargetCannotDo() throws IOException {
        Limitation lacking = new Limitation(
                "components.*.container.health_check", Fate.DROPPED, "test-health", "It asks by itself.", "Nothing.");
        assertThat(Lint.of(
                        TestConfigs.resolved(folder, "name: app\ncontainer: {image: nginx}\n"),
                        Set.of(),
                        List.of(lacking)))
                .extracting(Diagnostic::code)
                .containsExactly("no-tags", "latest-image");
    }

    private List<String> codes(String text) throws IOException {
        return lint(text).stream().map(Diagnostic::code).toList();
    }

    private List<Diagnostic> lint(String text) throws IOException {
        return Lint.of(TestConfigs.resolved(folder, text), Set.of(), List.of());
    }
}
