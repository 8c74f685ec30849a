package io.omnideploy.backend.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.backend.pulumi.program.EmittedProgram.Declared;
import io.omnideploy.spi.EmitRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Holds an emitted program against the graph of which it was made. */
record ProgramCheck(EmitRequest request, Map<String, String> files, Path classes) {
    /** Where the folder of the description lies for the programs. */
    static final String PROJECT_DIR = "/project";

    /** Compiles and runs it, and returns what it declared. */
    Declared declaresTheGraph() throws Exception {
        EmittedProgram program = new EmittedProgram(files, classes);
        assertThat(program.compile()).as("warnings and errors").isEmpty();
        ImaginedPlatform platform = new ImaginedPlatform(request.graph(), request.catalog());

        Declared declared = program.run(new Emission(request).mainClass(), request.id(), config(), platform);

        assertThat(declared.result().exceptions()).isEmpty();
        assertThat(declared.result().exitCode()).isZero();
        Wanted wanted = new Wanted(request.graph(), request.catalog(), platform, PROJECT_DIR);
        resourcesAre(wanted.resources(), declared.inputs());
        assertThat(declared.result().outputs().keySet())
                .isEqualTo(request.graph().outputs().keySet());
        return declared;
    }

    private Map<String, String> config() {
        Map<String, String> config = new TreeMap<>();
        request.graph().secrets().keySet().forEach(secret -> config.put(secret, "secret " + secret));
        config.put("project_dir", PROJECT_DIR);
        return config;
    }

    private static void resourcesAre(
            Map<String, Map<String, Object>> wanted, Map<String, Map<String, Object>> declared) {
        Map<String, Map<String, Object>> resources = new TreeMap<>(declared);
        resources.keySet().removeIf(name -> name.startsWith("pulumi:providers:"));
        assertThat(resources.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((name, inputs) -> assertThat(Compared.declared(resources.get(name), inputs))
                .as(name)
                .isEqualTo(Compared.wanted(inputs)));
    }
}
