package io.omnideploy.cli.command;

import io.omnideploy.cli.init.FirstDescription;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes sure that a description that is about to be written is one that every command takes. */
final class DescriptionCheck {
    private DescriptionCheck() {}

    /**
     * Reads the description the way any other is read.
     *
     * @throws Refused with what is wrong, without places: nobody has seen the file yet
     */
    static void check(FirstDescription description, World world) {
        try {
            Path folder = Files.createTempDirectory("omnideploy-init");
            Path file = folder.resolve("deploy.yaml");
            try {
                Files.writeString(file, description.text());
                LoadedConfig loaded =
                        world.factory().load(new LoadRequest(Optional.of(file), folder, Optional.empty()));
                world.factory()
                        .deployment(
                                loaded,
                                new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                                Optional.empty())
                        .orRefuse();
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (Refused refused) {
            throw new Refused(refused.diagnostics().stream()
                    .map((Diagnostic diagnostic) -> diagnostic.at(Optional.empty()))
                    .toList());
        } catch (IOException failure) {
            throw Failed.because("The description can't be checked: " + failure.getMessage())
                    .remedy("Check that the folder for temporary files is writable.")
                    .reason(failure);
        }
    }
}
