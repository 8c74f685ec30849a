package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the pulumi backend promises: a state serves every machine that may read it and knows its passphrase. */
class PulumiIT {
    private static final String NAME = "t-pulumi";
    private static final String TOKEN = Canary.random();
    private static final String REGION = "us-east-1";

    @TempDir
    private Path root;

    private final Site site = new Site.Docker();

    @BeforeEach
    void require() throws IOException {
        site.require("pulumi");
        site.clean(NAME);
    }

    @AfterEach
    void clean() throws IOException {
        site.clean(NAME);
    }

    @Test
    void aStateInABucketServesEveryMachineThatKnowsThePassphrase() throws IOException {
        Tool.AWS_MOCK.require();
        try (AwsMock mock = AwsMock.start()) {
            AwsAccount account = new AwsAccount(mock, REGION);
            String state = "state: {type: s3, bucket: t-states, prefix: teams/a, region: %s}\n".formatted(REGION);
            BuiltProgram laptop = machine("laptop", state, mock);
            assertThat(run(laptop, 3, "preview").err())
                    .contains(
                            "bucket with the stack's state can't be reached", "NoSuchBucket", "whether there is such");

            account.makeBucket("t-states");
            run(laptop, 0, "up", "--yes");
            assertThat(account.object("t-states", "teams/a/.pulumi/stacks/" + NAME + "/one.json"))
                    .contains(site.resource("api"))
                    .doesNotContain(TOKEN);

            BuiltProgram runner = machine("runner", state, mock);
            assertThat(run(runner, 3, "preview").err())
                    .contains("neither in the stack's store", "PULUMI_CONFIG_PASSPHRASE");
            runner.with("PULUMI_CONFIG_PASSPHRASE", TOKEN + "-wrong");
            assertThat(run(runner, 3, "preview").err()).contains("passphrase is not the one");
            runner.with("PULUMI_CONFIG_PASSPHRASE", passphrase(laptop));
            run(runner, 0, "preview", "--exit-code");
            run(runner, 0, "destroy", "--yes");
            assertThat(site.traces(NAME)).isEmpty();
        }
    }

    @Test
    void saysThatNobodyIsLoggedInAtPulumiCloud() throws IOException {
        BuiltProgram program = machine("stranger", "state: {type: cloud, organization: acme}\n")
                .with("PULUMI_HOME", root.resolve("home").toString())
                .with("PULUMI_ACCESS_TOKEN", "")
                // Nobody is asked: the traffic of tests stays on this machine.
                .with("HTTPS_PROXY", "http://127.0.0.1:9");
        assertThat(run(program, 3, "preview").err()).contains("nobody is logged in", "pulumi login");
        assertThat(site.traces(NAME)).isEmpty();
    }

    private BuiltProgram machine(String what, String state, AwsMock mock) throws IOException {
        BuiltProgram program = machine(what, state);
        mock.environment().forEach(program::with);
        return program;
    }

    private BuiltProgram machine(String what, String state) throws IOException {
        Path folder = Files.createDirectories(root.resolve(what).resolve("checkout"));
        Files.writeString(folder.resolve("deploy.yaml"), site.description(NAME, "hello") + state);
        return new BuiltProgram(folder, root.resolve(what).resolve("work")).with("TOKEN", TOKEN);
    }

    private static String passphrase(BuiltProgram program) throws IOException {
        return run(program, 0, "secret", "export", "--reveal")
                .out()
                .lines()
                .filter(line -> line.startsWith("PULUMI_CONFIG_PASSPHRASE="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("'", ""))
                .findFirst()
                .orElseThrow();
    }

    private static Run.Result run(BuiltProgram program, int exit, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(new String[] {"-s", "one", "-b", "pulumi"}, 0, all, arguments.length, 4);
        Run.Result result = program.run(all);
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
        assertThat(result.all()).doesNotContain("\tat ", "Exception");
        return result;
    }
}
