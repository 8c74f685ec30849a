package io.omnideploy.backend.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bare tool, as a person calls it without OmniDeploy. */
public final class RealTerraform {
    private RealTerraform() {}

    /** Goes on with the test only if Terraform and the provider are there. */
    public static RealTerraform require() {
        Tool.TERRAFORM.require();
        return new RealTerraform();
    }

    /** Runs terraform and returns what it prints; a failure fails the test. */
    public String run(Path folder, String... arguments) throws IOException {
        return run(folder, Map.of(), arguments);
    }

    /** Runs terraform with more variables in its environment and returns what it prints; a failure fails the test. */
    public String run(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        Run.Result result = Run.of(command).in(folder).with(environment).go();
        assertThat(result.exit()).as(command + " " + result.all()).isZero();
        return result.out();
    }
}
