package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents on AgentCore by CloudFormation, as somebody runs them. The mock makes their roles and secrets; of agents, memory and gateway,
 * which it doesn't know, it takes note.
 */
class AgentsIT {
    private static final Path EXAMPLE =
            Path.of("../../examples/agents/deploy.yaml").toAbsolutePath().normalize();

    @TempDir
    private Path root;

    private BuiltProgram program;
    private AwsAccount account;

    @Test
    void agentsComeUpOnceAndChangeWhereTheirDescriptionDoes() throws IOException {
        Tool.AWS_MOCK.require();
        Path folder = Files.createDirectories(root.resolve("project"));
        String text = Files.readString(EXAMPLE);
        Path description = Files.writeString(folder.resolve("deploy.yaml"), text);
        try (AwsMock mock = AwsMock.start()) {
            account = new AwsAccount(mock, "us-east-1");
            program = new BuiltProgram(folder, root.resolve("work")).with("TICKETS_KEY", "k3y-of-the-tickets");
            mock.environment().forEach(program::with);
            previewsWhatAnAgentKitFileSays(folder);

            assertThat(run(0, "up", "--yes", "-b", "cdk", "-s", "dev").all())
                    .contains("aws.bedrockagentcore.AgentRuntime/front: created", "gateway_url", "memory_id");
            assertThat(roles()).contains("helpdesk-dev-front", "helpdesk-dev-research");
            assertThat(run(0, "preview", "--exit-code", "-b", "cdk", "-s", "dev")
                            .all())
                    .contains("Nothing to do: all 14 resources are as wanted.");

            Files.writeString(description, text.replace("helpdesk/front:2.1.0", "helpdesk/front:2.2.0"));
            assertThat(run(10, "preview", "--exit-code", "-b", "cdk", "-s", "dev")
                            .all())
                    .contains("AgentRuntime/front", "helpdesk/front:2.2.0", "0 to create, 1 to change, 0 to replace");
            run(0, "destroy", "--yes", "-b", "cdk", "-s", "dev");
            assertThat(roles()).doesNotContain("helpdesk-dev");
        }
    }

    /** The file of another tool and the name of the target are all it takes. */
    private void previewsWhatAnAgentKitFileSays(Path folder) throws IOException {
        Path kit = Files.writeString(folder.resolve("agentkit.json"), """
                {"stackName": "stats",
                 "agents": [{"name": "research", "enableMemory": true,
                             "containerImage": "123456789012.dkr.ecr.us-east-1.amazonaws.com/research:1"}],
                 "deploy": {"region": "us-east-1"}}
                """);
        assertThat(run(0, "preview", "-c", kit.toString(), "-t", "agentcore", "-b", "cdk")
                        .all())
                .contains("stats / dev on agentcore with cdk", "+ aws.bedrockagentcore.AgentRuntime/research");
    }

    private String roles() throws IOException {
        return account.query("iam", "2010-05-08", "ListRoles", Map.of());
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", arguments) + "\n" + result.all())
                .isEqualTo(exit);
        return result;
    }
}
