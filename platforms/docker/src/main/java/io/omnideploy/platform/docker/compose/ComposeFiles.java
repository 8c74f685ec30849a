package io.omnideploy.platform.docker.compose;

import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PlatformFile;
import java.util.ArrayList;
import java.util.List;

/** Returns the files with which Docker's own tools run a graph. */
public final class ComposeFiles {
    private ComposeFiles() {}

    /**
     * Returns compose.yaml and what lies beside it; a pure function.
     *
     * @throws io.omnideploy.diagnostic.Refused when a property has no place in a compose file
     */
    public static List<PlatformFile> of(EmitRequest request) {
        List<PlatformFile> files = new ArrayList<>();
        files.add(new PlatformFile.Yaml(
                "compose.yaml",
                List.of(
                        "%s, stack %s, for Docker Compose. Written by OmniDeploy: change the description"
                                .formatted(request.id().name(), request.id().stack()),
                        "and generate again, or your change is lost. How to run it: README.md."),
                new ComposeDocument(request).node()));
        if (EnvironmentExample.isNeeded(request)) {
            files.add(new PlatformFile.Plain(".env.example", EnvironmentExample.text(request)));
        }
        files.add(new PlatformFile.Plain(".gitignore", "# Holds secrets.\n.env\n"));
        files.add(new PlatformFile.Plain("README.md", ComposeReadme.text(request)));
        return files;
    }
}
