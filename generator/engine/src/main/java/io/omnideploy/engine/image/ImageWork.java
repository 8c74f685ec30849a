package io.omnideploy.engine.image;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ContextFile;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What is to be done so that images are where they are wanted: in their registry, or on the engine. */
public final class ImageWork implements AutoCloseable {
    private final ImageBuilder builder;
    private final Path project;
    private final SequencedMap<ImageBuild, Optional<PlanStep>> steps;

    private ImageWork(ImageBuilder builder, Path project, SequencedMap<ImageBuild, Optional<PlanStep>> steps) {
        this.builder = builder;
        this.project = project;
        this.steps = steps;
    }

    /** Where images are wanted. */
    public enum Goal {
        /** In the registry where there is one, else on the engine: what a run needs. */
        RUN,
        /** Built, or there already: what somebody wants who builds alone. */
        BUILT
    }

    /**
     * Finds out what lacks.
     *
     * @param builder is closed with this
     * @param project the folder of the description, absolute
     * @throws Failed when engine or registry can't be asked
     */
    public static ImageWork plan(ImageBuilder builder, Path project, List<ImageBuild> builds, Goal goal) {
        SequencedMap<ImageBuild, Optional<PlanStep>> steps = new LinkedHashMap<>();
        try {
            builds.forEach(image -> steps.put(image, step(builder, image, goal)));
        } catch (RuntimeException failed) {
            builder.close();
            throw failed;
        }
        return new ImageWork(builder, project, steps);
    }

    /** Returns where it is built, one line. */
    public String identity() {
        return builder.identity();
    }

    /** Returns what lacks, in written order. */
    public List<PlanStep> steps() {
        return steps.values().stream().flatMap(Optional::stream).toList();
    }

    /** Returns every image with what is done about it, in written order. */
    public SequencedMap<ImageBuild, Optional<PlanStep>> byImage() {
        return new LinkedHashMap<>(steps);
    }

    /**
     * Builds and pushes what lacks.
     *
     * @throws Failed naming the image, at the first that fails
     */
    public void make(Progress.Listener progress) {
        steps.forEach((image, step) -> step.ifPresent(todo -> make(image, todo, progress)));
    }

    private void make(ImageBuild image, PlanStep step, Progress.Listener progress) {
        switch (step) {
            case PlanStep.BuildImage build -> {
                progress.on(new Progress.Step("building " + image.image()));
                builder.build(request(image, progress));
                if (build.pushed()) {
                    push(image, progress);
                }
            }
            case PlanStep.PushImage push -> push(image, progress);
            case PlanStep.RunJob job -> throw new IllegalStateException("no work on an image: " + job);
        }
    }

    private void push(ImageBuild image, Progress.Listener progress) {
        progress.on(new Progress.Step("pushing " + image.image()));
        builder.push(image, progress);
    }

    private BuildRequest request(ImageBuild image, Progress.Listener progress) {
        try {
            Path folder = ImageNames.folder(image.build(), project);
            BuildContext context = ImageNames.read(image.build(), project);
            requireUnchanged(image, folder, context);
            List<ContextFile> files = new ArrayList<>(context.sent(folder));
            return new BuildRequest(image, context.dockerfile(), files, progress);
        } catch (IOException | BuildContext.Unusable changed) {
            throw Failed.because("The folder %s can no longer be read: %s"
                            .formatted(image.build().context(), changed.getMessage()))
                    .of("image " + image.component())
                    .remedy("See that nothing changes it meanwhile, and run the same command again.");
        }
    }

    /** Between the plan and now somebody may have thought for a while, and somebody else typed. */
    private static void requireUnchanged(ImageBuild image, Path folder, BuildContext context) throws IOException {
        if (!image.image().endsWith(":" + ContentHash.of(image.build(), folder, context))) {
            throw Failed.because("The folder %s has changed since this was planned."
                            .formatted(image.build().context()))
                    .of("image " + image.component())
                    .remedy("Run the same command again.");
        }
    }

    private static Optional<PlanStep> step(ImageBuilder builder, ImageBuild image, Goal goal) {
        boolean built = builder.isBuilt(image.image());
        if (goal == Goal.BUILT && built) {
            return Optional.empty();
        }
        if (image.pushed() ? builder.isPushed(image.image()) : built) {
            return Optional.empty();
        }
        boolean pushes = image.pushed() && goal == Goal.RUN;
        return Optional.of(
                built
                        ? new PlanStep.PushImage(image.component(), image.image())
                        : new PlanStep.BuildImage(image.component(), image.image(), pushes));
    }

    @Override
    public void close() {
        builder.close();
    }
}
