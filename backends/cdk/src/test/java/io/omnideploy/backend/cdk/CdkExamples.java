package io.omnideploy.backend.cdk;

import io.omnideploy.backend.cdk.emit.TemplateWriter;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.testkit.Examples;
import io.omnideploy.testkit.Examples.Example;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The examples that CloudFormation can express, and the others. */
public final class CdkExamples {
    private CdkExamples() {}

    /** Returns every example that has a template. */
    public static List<Example> all() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Example example : Examples.of("cdk")) {
            if (refusal(example).isEmpty()) {
                examples.add(example);
            }
        }
        return examples;
    }

    /** Returns why the others have none. */
    public static List<String> refused() throws IOException {
        List<String> refused = new ArrayList<>();
        for (Example example : Examples.of("cdk")) {
            refusal(example).ifPresent(why -> refused.add(example + ": " + why));
        }
        return refused;
    }

    private static Optional<String> refusal(Example example) {
        try {
            TemplateWriter.template(example.deployment().emitRequest());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
