package io.omnideploy.backend.pulumi.run;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.run.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Finds the jars that a program is compiled with and run by: what Maven has in its local repository, else from where a person's
 * settings of Maven say, into a cache of our own.
 */
final class Libraries {
    private final PrivateFolder cache;

    /** @param cache a folder that may be deleted at any time */
    Libraries(Path cache) {
        this.cache = new PrivateFolder(cache);
    }

    /**
     * Returns the jars of some coordinates and of all that they need.
     *
     * @param coordinates each as {@code group:artifact:version}
     * @throws Failed when one can't be had
     */
    List<Path> find(List<String> coordinates, Progress.Listener progress) {
        cache.make(cache.root());
        Path known = cache.root().resolve(Naming.hash(String.join("\n", coordinates), 32) + ".path");
        return remembered(known).orElseGet(() -> {
            List<Path> found = resolved(coordinates, progress);
            cache.put(
                    known, String.join("\n", found.stream().map(Path::toString).toList()));
            return found;
        });
    }

    private Optional<List<Path>> remembered(Path known) {
        List<Path> jars = Stream.of(cache.read(known).split("\n"))
                .filter(line -> !line.isEmpty())
                .map(Path::of)
                .toList();
        return jars.isEmpty() || !jars.stream().allMatch(Files::isReadable) ? Optional.empty() : Optional.of(jars);
    }

    private List<Path> resolved(List<String> coordinates, Progress.Listener progress) {
        ContextOverrides.Builder local =
                ContextOverrides.create().withUserSettings(true).offline(true);
        try {
            return resolved(coordinates, local.build());
        } catch (DependencyResolutionException absent) {
            progress.on(new Progress.Step("fetching Pulumi's SDK for Java"));
        }
        ContextOverrides remote = ContextOverrides.create()
                .withUserSettings(true)
                .withLocalRepositoryOverride(cache.root().resolve("repository"))
                .build();
        try {
            return resolved(coordinates, remote);
        } catch (DependencyResolutionException absent) {
            throw Failed.because("Pulumi's SDK for Java can't be had: " + first(absent.getMessage()))
                    .remedy("Check the network and Maven's settings.xml, or run 'mvn dependency:go-offline' in the"
                            + " generated folder where there is a network.")
                    .reason(absent);
        }
    }

    private static List<Path> resolved(List<String> coordinates, ContextOverrides overrides)
            throws DependencyResolutionException {
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            CollectRequest collect = new CollectRequest();
            coordinates.forEach(one -> collect.addDependency(new Dependency(new DefaultArtifact(one), "runtime")));
            collect.setRepositories(context.remoteRepositories());
            return context
                    .repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath().toAbsolutePath())
                    .toList();
        }
    }

    private static String first(String message) {
        return message.lines().findFirst().orElse("");
    }
}
