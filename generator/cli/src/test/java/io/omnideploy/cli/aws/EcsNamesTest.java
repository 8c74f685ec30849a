package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every physical name that is made is one that its service takes, however long the description's own names are. */
class EcsNamesTest {
    /** What each service takes, by type and property; from the API references. */
    private static final Map<String, String> TAKEN = Map.ofEntries(
            Map.entry("aws.elbv2.LoadBalancer name", "(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?"),
            Map.entry("aws.elbv2.TargetGroup name", "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?"),
            Map.entry("aws.ecs.Cluster name", "[A-Za-z0-9_-]{1,255}"),
            Map.entry("aws.ecs.Service name", "[A-Za-z0-9_-]{1,255}"),
            Map.entry("aws.ecs.TaskDefinition family", "[A-Za-z0-9_-]{1,255}"),
            Map.entry("aws.iam.Role name", "[\\w+=,.@-]{1,64}"),
            Map.entry("aws.iam.RolePolicy name", "[\\w+=,.@-]{1,128}"),
            Map.entry("aws.ec2.SecurityGroup name", "(?!sg-).{1,255}"),
            Map.entry("aws.ec2.SecurityGroup description", "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}"),
            Map.entry("aws.ec2.SecurityGroupRule description", "[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}"),
            Map.entry("aws.logs.LogGroup name", "[.\\-_/#A-Za-z0-9]{1,512}"),
            Map.entry("aws.rds.Instance identifier", "(?!.*--)[a-z][a-z0-9-]{0,61}[a-z0-9]"),
            Map.entry("aws.rds.Instance final_snapshot_identifier", "(?!.*--)[a-z][a-z0-9-]{0,253}[a-z0-9]"),
            Map.entry("aws.rds.Instance db_name", "[A-Za-z][A-Za-z0-9_]{0,62}"),
            Map.entry("aws.rds.Instance username", "[A-Za-z][A-Za-z0-9_]{0,15}"),
            Map.entry("aws.rds.SubnetGroup name", "[a-z0-9._ -]{1,255}"),
            Map.entry("aws.rds.ParameterGroup name", "(?!.*--)[a-z][a-z0-9.-]{0,253}[a-z0-9]"),
            Map.entry("aws.elasticache.ReplicationGroup replication_group_id", "(?!.*--)[a-z][a-z0-9-]{0,38}[a-z0-9]"),
            Map.entry("aws.elasticache.SubnetGroup name", "[a-z0-9-]{1,255}"),
            Map.entry("aws.s3.Bucket bucket", "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]"),
            Map.entry("aws.secretsmanager.Secret name", "[A-Za-z0-9/_+=.@-]{1,512}(?<!-[A-Za-z0-9]{6})"),
            Map.entry("aws.scheduler.Schedule name", "[0-9a-zA-Z._-]{1,64}"),
            Map.entry("aws.servicediscovery.HttpNamespace name", "[!-~]{1,1024}"),
            Map.entry("aws.appautoscaling.Policy name", ".{1,256}"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "app, dev, web",
        "a--b, c--d, e--f",
        "a2345678901234567890123456789012345678901234567b, s2345678901234567890123456789012345678901234567t, c23456789012345678901234567890123456789012345-d",
        "x123456789012345678901234567-, prod, y",
    })
    void isTaken(String name, String stack, String component) throws IOException {
        Expanded expanded = Expanded.of(folder, stack, """
                name: NAME
                components:
                  COMPONENT:
                    container: {image: 'a:1', ports: [8080], health_check: {path: /}}
                    service: {public: true, autoscaling: {min: 1, max: 3, target_cpu: 60}}
                    secrets: {API_KEY: "env:API_KEY"}
                    volumes: {data: /data}
                    depends_on: [DATABASE, CACHE, FILES, BACK]
                  BACK: {container: {image: 'a:1', ports: [81]}, environment: {A: "${DATABASE.host}"}, depends_on: [DATABASE]}
                  JOB: {kind: job, schedule: "0 3 * * *", container: {image: 'a:1'}, depends_on: [DATABASE]}
                backing_services:
                  DATABASE: {preset: postgres, databases: [main], settings: {log_min_duration_statement: "5"}}
                  CACHE: {preset: redis}
                  FILES: {preset: s3, buckets: [pictures]}
                """.replace("NAME", name.replaceAll("-$", "z"))
                .replace("COMPONENT", component)
                .replace("DATABASE", longer(component, "db"))
                .replace("CACHE", longer(component, "ca"))
                .replace("FILES", longer(component, "s3"))
                .replace("BACK", longer(component, "be"))
                .replace("JOB", longer(component, "jo")));

        Map<String, String> seen = new HashMap<>();
        for (ResourceSpec spec :
                expanded.outcome().orRefuse().graph().resources().values()) {
            TAKEN.forEach((what, pattern) -> {
                String[] words = what.split(" ");
                if (spec.id().type().toString().equals(words[0])
                        && spec.properties().get(words[1]) instanceof Value.Text text) {
                    assertThat(text.text()).as(spec.id() + " " + words[1]).matches(pattern);
                    if (words[1].endsWith("name") && !words[0].endsWith("Policy")) {
                        assertThat(seen.put(words[0] + " " + text.text(), ""))
                                .as("twice: " + text.text())
                                .isNull();
                    }
                }
            });
        }
    }

    private static String longer(String component, String end) {
        String start = component.length() > 40 ? component.substring(0, 40) : component;
        return start + "-" + end;
    }
}
