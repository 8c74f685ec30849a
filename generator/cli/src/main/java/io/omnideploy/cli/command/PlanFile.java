package io.omnideploy.cli.command;

import io.omnideploy.cli.render.BoundJson;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.approval.ApprovedPlan;
import io.omnideploy.engine.folder.AtomicFile;
import io.omnideploy.engine.image.ImageNames;
import io.omnideploy.spi.ImageBuild;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that takes a plan from whoever makes it to whoever applies it.
 *
 * @param path absolute
 * @param name as it was named on the command line
 */
record PlanFile(Path path, String name) {
    private static final long LARGEST = 256L * 1024 * 1024;

    static PlanFile of(String name, Path directory) {
        return new PlanFile(directory.resolve(name).toAbsolutePath().normalize(), name);
    }

    /**
     * Goes on only if the file changes no image by lying where it lies.
     *
     * @throws Refused naming the image
     */
    void requireOutsideOfImages(Deployment deployment) {
        for (ImageBuild image : deployment.builds()) {
            if (ImageNames.takes(image, deployment.project(), path)) {
                throw new Refused(Diagnostic.error(
                                "plan-in-image",
                                "%s lies in the folder from which the image of '%s' is built, and would be part of it."
                                        .formatted(name, image.component()))
                        .remedy("Name it in .dockerignore, or write it elsewhere."));
            }
        }
    }

    /** Writes the text in one step, readable by the owner alone. */
    void write(String text) {
        try {
            AtomicFile.writePrivate(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw Failed.because("The PLAN can't be written to " + name + ": " + failure.getMessage())
                    .remedy("Name a file in a folder that is writable and has space.")
                    .reason(failure);
        }
    }

    /**
     * Reads it.
     *
     * @throws Refused when it isn't there, is no PLAN or is cut short
     */
    ApprovedPlan read() {
        if (!Files.isRegularFile(path)) {
            throw new Refused(Diagnostic.error("plan-missing", "There is no PLAN " + name + ".")
                    .remedy("Make it with 'omnideploy preview --out " + name + "'."));
        }
        try {
            if (Files.size(path) > LARGEST) {
                throw noPlan();
            }
            return ApprovedPlan.of(Files.readString(path, StandardCharsets.UTF_8), BoundJson::read);
        } catch (CharacterCodingException binary) {
            throw noPlan();
        } catch (IOException failure) {
            throw Failed.because("The PLAN " + name + " can't be read: " + failure.getMessage())
                    .remedy("Check that it is readable.")
                    .reason(failure);
        }
    }

    private Refused noPlan() {
        return new Refused(Diagnostic.error("plan-unreadable", name + " is no PLAN of 'omnideploy preview --out'.")
                .remedy("Name the file that it wrote."));
    }
}
