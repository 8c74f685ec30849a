package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.ExistingSecrets;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Keys of one's own with which secrets that lie in AWS already are encrypted: who reads these may use them. */
final class SecretKeys implements Contributor {
    private static final String KEY = "kms_keys";
    private static final ConfigPath PATH = EcsSettings.PATH.then(KEY);

    static final Shape.Field FIELD = Shape.field(
                    KEY,
                    new Shape.ListOf(Shape.text(
                            "arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}", "the ARN of a key of KMS")),
                    "Keys of your own with which secrets under secretsmanager: and ssm: are encrypted.")
            .or("[]");

    private boolean used;

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        List<String> keys = keys(deployment);
        if (!keys.isEmpty() && readsExisting(task)) {
            used = true;
            task.allowExecution(new IamStatement(
                    "DecryptSecrets",
                    List.of("kms:Decrypt"),
                    keys.stream().map(key -> (Value) Value.text(key)).toList()));
            Set<Origin> why = new TreeSet<>();
            for (int index = 0; index < keys.size(); index++) {
                why.add(Origin.at(PATH.item(index)));
            }
            task.because("secrets", why);
        }
    }

    @Override
    public void finish(EcsDeployment deployment) {
        if (!used && deployment.config().positions().isGiven(PATH)) {
            deployment.account(
                    PATH,
                    Fate.DROPPED,
                    "ecs-setting-unused",
                    "No task here reads a secret that lies in AWS already.",
                    "Leave it out for this stack.");
        }
    }

    private static boolean readsExisting(TaskDraft task) {
        return task.executionStatements().stream()
                .filter(statement -> ExistingSecrets.READING.contains(statement.sid()))
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(arn -> arn.references().isEmpty());
    }

    private static List<String> keys(EcsDeployment deployment) {
        List<String> keys = new ArrayList<>();
        Optional<Node> written = deployment.config().section().get(KEY);
        if (written.orElse(null) instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar key) {
                    keys.add(key.text());
                }
            }
        }
        return keys;
    }
}
