package io.omnideploy.engine.image;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What is to be done so that images are where they are wanted: in their registry, or on the engine. */
public final class ImageWork implements AutoCloseable {
    private final ImageBuilder builder;
    private final BuildSecrets secrets;
    private final Path project;
    private final SequencedMap<ImageBuild, Optional<PlanStep>> steps;

    private ImageWork(
            ImageBuilder builder,
            BuildSecrets secrets,
            Path project,
            SequencedMap<ImageBuild, Optional<PlanStep>> steps) {
        this.builder = builder;
        this.secrets = secrets;
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
     * @param secrets what steps of a build may read
     * @param project the folder of the description, absolute
     * @param builds each behind those that it copies from
     * @throws io.omnideploy.diagnostic.Refused when a secret of an image that must be built has no value
     * @throws Failed when engine or registry can't be asked, or can't build what must be built
     */
    public static ImageWork plan(
            ImageBuilder builder, BuildSecrets secrets, Path project, List<ImageBuild> builds, Goal goal) {
        SequencedMap<ImageBuild, Optional<PlanStep>> steps = new LinkedHashMap<>();
        try {
            builds.forEach(image -> steps.put(image, step(builder, image, goal)));
            secrets.require(steps.entrySet().stream()
                    .filter(step -> step.getValue().orElse(null) instanceof PlanStep.BuildImage)
                    .map(Map.Entry::getKey)
                    .toList());
        } catch (RuntimeException failed) {
            builder.close();
            throw failed;
        }
        return new ImageWork(builder, secrets, project, steps);
    }

    /** Returns where it is built, one line. */
    public String identity() {
        return builder.identity();
    }

    /** Returns what lacks, in the order in which it is done. */
    public List<PlanStep> steps() {
        return steps.values().stream().flatMap(Optional::stream).toList();
    }

    /** Returns every image with what is done about it, in the order in which it is done. */
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
                progress.on(new Progress.Step("building " + image.image() + ", with " + build.builder()));
                BuildRequest request = request(image, progress);
                if (build.pushed()) {
                    builder.buildAndPush(request);
                } else {
                    builder.build(request);
                }
            }
            case PlanStep.PushImage push -> {
                progress.on(new Progress.Step("pushing " + image.image()));
                builder.push(image, progress);
            }
            case PlanStep.RunJob job -> throw new IllegalStateException("no work on an image: " + job);
        }
    }

    private BuildRequest request(ImageBuild image, Progress.Listener progress) {
        try {
            BuildInput input = BuildInput.read(image.build(), project, this::image);
            requireUnchanged(image, input);
            BuildRequest.Dockerfile dockerfile = new BuildRequest.Dockerfile(
                    input.path(),
                    input.dockerfile().isPresent()
                            ? new String(Files.readAllBytes(input.dockerfile().get()), StandardCharsets.UTF_8)
                            : image.build().instructions().orElse(""));
            return new BuildRequest(
                    image,
                    dockerfile,
                    input.files().files(),
                    input.sources(),
                    secrets.values(image.build()),
                    secrets.ssh(image.build()),
                    progress);
        } catch (IOException | BuildContext.Unusable changed) {
            throw Failed.because("The folder %s can no longer be read: %s"
                            .formatted(image.build().context(), changed.getMessage()))
                    .of("image " + image.component())
                    .remedy("See that nothing changes it meanwhile, and run the same command again.");
        }
    }

    private String image(String component) {
        return steps.keySet().stream()
                .filter(image -> image.component().equals(component))
                .map(ImageBuild::image)
                .findFirst()
                .orElseThrow();
    }

    /** Between the plan and now somebody may have thought for a while, and somebody else typed. */
    private static void requireUnchanged(ImageBuild image, BuildInput input) throws IOException {
        if (!image.image().endsWith(":" + ContentHash.of(image.build(), input))) {
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
        // For several platforms the engine may have one alone, and the registry gets all.
        return Optional.of(
                built && image.build().platforms().size() < 2
                        ? new PlanStep.PushImage(image.component(), image.image())
                        : new PlanStep.BuildImage(image.component(), image.image(), builder.builder(image), pushes));
    }

    @Override
    public void close() {
        builder.close();
    }
}
