package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.CdkExamples;
import io.omnideploy.testkit.Examples.Example;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cfn-lint has nothing to say of the templates of the examples, and of one in which there is everything. */
class TemplateLintIT {
    /** What it says without being right, and why. */
    private static final Map<String, String> NOT_SO = Map.of(
            "W1011",
            "A secret that lies with OmniDeploy goes in as a parameter that is never shown; a dynamic reference needs one in AWS.",
            "W3691",
            "It knows full versions of databases alone; RDS takes the major one and chooses.",
            "E3691",
            "It knows full versions of databases alone; RDS takes the major one and chooses.");

    @TempDir
    private Path folder;

    @Test
    void hasNothingToSay() throws Exception {
        Tool.CFN_LINT.require();
        // One stack of each: another one differs in values.
        Map<Path, Example> examples = new TreeMap<>();
        CdkExamples.all().forEach(example -> examples.put(example.folder(), example));
        for (Example example : examples.values()) {
            String name = example.folder().getFileName() + "-"
                    + example.deployment().target().name() + "-"
                    + example.deployment().id().stack();
            write(
                    name,
                    TemplateJson.pretty(
                            TemplateWriter.template(example.deployment().emitRequest())));
        }
        Path description = Files.createDirectory(folder.resolve("description"));
        for (String stack : List.of("prod", "default")) {
            write(
                    "everything-" + stack,
                    TemplateJson.compact(TemplateWriter.template(
                            Everything.deployment(description, stack).emitRequest())));
        }
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--format", "parseable", "--ignore-checks"));
        command.addAll(NOT_SO.keySet().stream().sorted().toList());
        command.addAll(List.of("--", folder + "/*.json"));

        Run.Result result = Run.of(command).go();

        assertThat(result.out() + result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    private void write(String name, String template) throws Exception {
        Files.writeString(folder.resolve(name + ".json"), template);
    }
}
