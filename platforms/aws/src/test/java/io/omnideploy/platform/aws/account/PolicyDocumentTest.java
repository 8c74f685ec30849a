package io.omnideploy.platform.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.target.agentcore.AgentCoreTarget;
import io.omnideploy.target.ecs.EcsTarget;
import io.omnideploy.target.lightsail.LightsailTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
    /** IAM takes so many characters for a policy of a customer, blanks not counted. */
    private static final int MOST_CHARACTERS = 6144;

    @Test
    void allowsWhatTheTypesNeedAndNothingElse() {
        String policy = PolicyDocument.of(Set.of(ResourceType.parse("aws.ecs.Cluster")), "aws")
                .pretty();
        assertThat(policy)
                .contains("\"ecs:*Cluster\"", "\"ecs:Describe*\"", "\"sts:GetCallerIdentity\"")
                .doesNotContain("ecs:*Service", "iam:", "rds:", "\r");
    }

    @Test
    void everythingFitsIntoOnePolicy() throws IOException {
        PolicyDocument all = PolicyDocument.of(everyType(), "aws");
        assertThat(all.compact()).satisfies(text -> assertThat(text.length()).isLessThanOrEqualTo(MOST_CHARACTERS));
    }

    @Test
    void noActionIsBareAndRolesGoToNamedServicesAlone() throws IOException {
        JsonNode policy = new ObjectMapper()
                .readTree(PolicyDocument.of(everyType(), "aws").pretty());
        for (JsonNode statement : policy.get("Statement")) {
            assertThat(statement.get("Sid").asText()).matches("[A-Za-z0-9]+");
            JsonNode actions = statement.get("Action");
            for (JsonNode action : actions.isArray() ? actions : List.of(actions)) {
                assertThat(action.asText()).matches("[a-z0-9-]+:[A-Z*][A-Za-z*]+");
                if (Set.of("iam:PassRole", "iam:CreateServiceLinkedRole", "iam:AttachRolePolicy")
                        .contains(action.asText())) {
                    assertThat(statement.has("Condition")).as(action.asText()).isTrue();
                }
            }
        }
    }

    @Test
    void sameTextWhateverTheOrder() throws IOException {
        PolicyDocument all = PolicyDocument.of(everyType(), "aws");
        assertThat(all.isSame(PolicyDocument.of(everyType(), "aws").pretty())).isTrue();
        assertThat(all.isSame("{}")).isFalse();
        assertThat(all.isSame("no JSON")).isFalse();
    }

    @Test
    void tellsTypesOfWhichTheTableSaysNothing() {
        assertThat(Permissions.of(Set.of(ResourceType.parse("aws.ecs.Cluster"), ResourceType.parse("aws.ecs.Nothing")))
                        .unknown())
                .containsExactly("aws.ecs.Nothing");
    }

    @Test
    void theTableKnowsEveryTypeThatTheTargetCanMake() {
        Set<ResourceType> types = new TreeSet<>(new EcsTarget().resourceTypes());
        types.addAll(new AgentCoreTarget().resourceTypes());
        types.addAll(new LightsailTarget().resourceTypes());
        assertThat(types).isNotEmpty();
        assertThat(Permissions.of(types).unknown())
                .as("types to be added to permissions.txt")
                .isEmpty();
    }

    private static Set<ResourceType> everyType() throws IOException {
        Set<ResourceType> types = new TreeSet<>();
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                PolicyDocumentTest.class.getResourceAsStream("permissions.txt"), StandardCharsets.UTF_8))) {
            table.lines()
                    .map(line -> line.split(" ")[0])
                    .filter(key -> key.matches("aws\\.[a-z0-9]+\\.[A-Za-z0-9]+"))
                    .map(ResourceType::parse)
                    .forEach(types::add);
        }
        assertThat(types).hasSizeGreaterThan(30);
        return types;
    }
}
