package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secrets of a stack through the commands; no value is ever said but by the export that was asked to. */
class SecretCommandTest {
    private static final String VALUE = "it's $a `secret` \\ \"value\"";
    private static final String APP = """
            name: app
            components:
              web:
                container: {image: nginx:1.27}
                secrets: {STRIPE: "store:stripe-key", MAIL: "env:MAIL_KEY", DB: "store:other"}
            backend: memory
            secrets_file: ops/secrets.yaml
            """;

    @TempDir
    private Path temporary;

    private Program program;

    @BeforeEach
    void writeDescription() throws IOException {
        program =
                Program.in(Files.createDirectory(temporary.resolve("project"))).file("deploy.yaml", APP);
    }

    @Test
    void takesAValueFromAPipeAFileOrUnseenFromATerminalAndSaysNone() throws IOException {
        Result piped = program.reading(VALUE + "\n").run("secret", "set", "stripe-key", "--stdin");
        said(piped, 0);
        assertThat(piped.out() + piped.err())
                .contains("store:stripe-key of stack dev has its value.", "ops/secrets.yaml: commit it")
                .doesNotContain("Nothing in this stack");
        assertThat(reveal()).contains("STRIPE_KEY=\"it's \\$a \\`secret\\` \\\\ \\\"value\\\"\"");
        Path file = Files.writeString(temporary.resolve("value"), "from a file\n");
        said(program.run("secret", "set", "store:stripe-key", "--file", file.toString()), 0);
        assertThat(reveal()).contains("STRIPE_KEY='from a file'\n");
        Result typed = program.answering("typed-unseen\n").run("-s", "dev", "secret", "set", "stripe-key");
        said(typed, 0);
        assertThat(typed.toString()).contains("Value of store:stripe-key:").doesNotContain("typed-unseen");
        assertThat(reveal()).contains("STRIPE_KEY=typed-unseen\n");
        said(program.run("secret", "set", "stripe-key", "--generate"), 0);
        assertThat(reveal()).containsPattern("STRIPE_KEY=[A-Za-z0-9]{32}\n");
    }

    @Test
    void refusesAValueThatIsNotThereAndTwoPlacesForOne() {
        assertThat(program.reading("").run("secret", "set", "stripe-key").toString())
                .contains("exit 2", "[no-value]", "--stdin");
        assertThat(program.run("secret", "set", "a", "--stdin", "--generate").toString())
                .contains("exit 2", "[usage]");
        assertThat(program.run("secret", "set", "env:MAIL_KEY", "--generate").toString())
                .contains("exit 2", "[not-in-the-store]");
        assertThat(program.run("secret", "set").toString()).contains("exit 2", "NAME");
        assertThat(program.run("secret").toString()).contains("exit 2", "secret --help");
        assertThat(program.run("secret", "lst").toString()).contains("exit 2", "lst");
        assertThat(temporary.resolve("project/ops")).doesNotExist();
    }

    @Test
    void namesWhatIsMeantWhenNothingUsesASecret() {
        assertThat(program.run("secret", "set", "stripe-kee", "--generate").err())
                .contains("Nothing in this stack uses store:stripe-kee yet. Did you mean store:stripe-key?");
    }

    @Test
    void listsWhatThereIsWithoutTheKey() throws IOException {
        program.reading(VALUE).run("secret", "set", "stripe-key", "--stdin");
        program.reading("unused").run("secret", "set", "old", "--stdin");
        try (Stream<Path> keys = Files.list(temporary.resolve("work/keys"))) {
            keys.forEach(SecretCommandTest::delete);
        }
        Result list = program.with("MAIL_KEY", "m").run("secret", "list");
        said(list, 0);
        assertThat(list.out())
                .containsPattern("store:stripe-key +web +present")
                .containsPattern("env:MAIL_KEY +web +present")
                .containsPattern("store:other +web +missing")
                .containsPattern("store:old +- +present");
        assertThat(list.err()).contains("ops/secrets.yaml", "keys/secrets-");
        assertThat(program.run("secret", "list", "--format", "json").out())
                .contains("\"format_version\": 1", "\"store:stripe-key\"", "\"used_by\"")
                .doesNotContain(VALUE);
        assertThat(program.run("secret", "export", "--reveal").toString()).contains("exit 2", "[key-missing]");
    }

    @Test
    void removesAfterSayingWhoUsesItAndAsking() {
        program.reading(VALUE).run("secret", "set", "stripe-key", "--stdin");
        assertThat(program.run("secret", "remove", "stripe-key").toString()).contains("exit 2", "[nobody-to-ask]");
        Result declined = program.answering("n\n").run("secret", "remove", "stripe-key");
        assertThat(declined.toString()).contains("exit 1", "used by web");
        said(program.answering("y\n").run("secret", "remove", "stripe-key"), 0);
        assertThat(program.run("secret", "list").out()).containsPattern("store:stripe-key +web +missing");
        assertThat(program.run("secret", "remove", "stripe-key", "--yes").toString())
                .contains("exit 2", "[no-such-secret]");
    }

    @Test
    void exportsNothingUnlessToldThatItMayBeSeen() {
        program.reading(VALUE).run("secret", "set", "stripe-key", "--stdin");
        Result refused = program.run("secret", "export");
        assertThat(refused.toString())
                .contains("exit 2", "[not-revealed]", "--reveal")
                .doesNotContain(VALUE);
        Result json = program.run("secret", "export", "--reveal", "--format", "json");
        said(json, 0);
        assertThat(json.out()).contains("\"STRIPE_KEY\"", "it's $a");
        assertThat(json.err()).contains("store:other has no value here.");
    }

    @Test
    void sealsAnewAndThenOpensWithTheNewKeyAlone() throws IOException {
        program.reading("kept").run("secret", "set", "stripe-key", "--stdin");
        assertThat(program.reading("short\n").run("secret", "rekey", "--stdin").toString())
                .contains("exit 2", "[weak-passphrase]");
        said(program.reading("a long passphrase\n").run("secret", "rekey", "--stdin"), 0);
        assertThat(Files.readString(temporary.resolve("project/ops/secrets.yaml")))
                .contains("key: passphrase pbkdf2")
                .doesNotContain("kept", "a long passphrase");
        assertThat(program.run("secret", "export", "--reveal").toString()).contains("exit 2", "[passphrase-missing]");
        assertThat(program.with("OMNIDEPLOY_PASSPHRASE", "a long passphrase")
                        .run("secret", "export", "--reveal")
                        .out())
                .contains("STRIPE_KEY=kept\n");
    }

    @Test
    void whatIsMissingInTheStoreIsNamedWithTheCommandThatSetsIt() {
        assertThat(program.run("up", "--yes").toString())
                .contains("exit 2", "'omnideploy secret set stripe-key'", "MAIL_KEY");
        program.with("MAIL_KEY", "m").reading("x").run("secret", "set", "other", "--stdin");
        program.reading("x").run("secret", "set", "stripe-key", "--stdin");
        Result up = program.run("up", "--yes");
        assertThat(up.code()).as(up.toString()).isZero();
    }

    @Test
    void withoutAnybodyToCommitItTheStoreIsToBePrepared() {
        program.file("deploy.yaml", APP.replaceAll("STRIPE: [^,]*, |, DB: [^}]*", ""));
        Result refused = program.with("MAIL_KEY", "m").run("up", "--yes");
        assertThat(refused.toString())
                .contains("exit 2", "[secrets-not-prepared]", "omnideploy secret generate -s dev");
        said(program.run("secret", "generate"), 0);
        assertThat(program.run("up", "--yes").code()).isZero();
        assertThat(program.file("deploy.yaml", APP.replaceAll("(STRIPE|DB): [^,}]*,? ?", ""))
                        .answering("y\n")
                        .run("up")
                        .code())
                .isZero();
    }

    @Test
    void saysOnceThatAStateKeepsSecretsInClear() {
        Result told = program.run("generate", "-b", "terraform");
        assertThat(told.toString()).contains("exit 0", "keeps 3 secrets in clear", "[secrets-in-state]", "mode 600");
        assertThat(program.run("generate").err()).doesNotContain("secrets-in-state");
        Result silenced = program.file(
                        "deploy.yaml", APP + "lint: {silence: {secrets-in-state: the disk is encrypted}}\n")
                .run("generate", "-b", "terraform");
        assertThat(silenced.toString()).contains("exit 0").doesNotContain("in clear");
    }

    @Test
    void exportsWhichValueItIsWhereTheToolKeepsNone() {
        program.file("deploy.yaml", """
                name: shop
                secrets_file: ops/secrets.yaml
                container: {image: "example/web:1", ports: [{container_port: 80, protocol: HTTP}]}
                secrets: {STRIPE_KEY: "store:stripe-key"}
                """);
        String[] export = {"secret", "export", "--reveal", "-t", "ecs", "-b", "terraform"};
        program.reading("first").run("secret", "set", "stripe-key", "--stdin", "-t", "ecs");
        String first = program.run(export).out();
        program.reading("second").run("secret", "set", "stripe-key", "--stdin", "-t", "ecs");
        String second = program.run(export).out();

        assertThat(first).containsPattern("TF_VAR_stripe_key=first\nTF_VAR_stripe_key_revision=\\d+\n");
        assertThat(second).containsPattern("TF_VAR_stripe_key_revision=\\d+\n");
        assertThat(revision(second)).isNotEqualTo(revision(first));
        assertThat(program.run("generate", "-t", "ecs").err()).doesNotContain("secrets-in-state");
    }

    private static String revision(String export) {
        return export.substring(export.indexOf("_revision="));
    }

    private String reveal() {
        Result export = program.run("secret", "export", "--reveal");
        assertThat(export.code()).as(export.toString()).isZero();
        return export.out();
    }

    private static void said(Result result, int code) {
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.toString()).doesNotContain(VALUE);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
