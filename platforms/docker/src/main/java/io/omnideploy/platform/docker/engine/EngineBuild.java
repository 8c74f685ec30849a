package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import io.omnideploy.config.Build;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ImageBuild;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds by the builder that is part of the engine. */
final class EngineBuild {
    /** An image that is a cache, in the words of docker buildx. */
    private static final Pattern IMAGE_CACHE = Pattern.compile("(?:.*,)?ref=([^,]+)(?:,.*)?");

    private final DockerClient client;
    private final RegistryLogins logins;

    EngineBuild(DockerClient client, RegistryLogins logins) {
        this.client = client;
        this.logins = logins;
    }

    DockerClient client() {
        return client;
    }

    /**
     * Builds an image under its name.
     *
     * @param platforms at most one; none where the engine's own will do
     */
    void build(BuildRequest request, List<String> platforms) {
        ImageBuild image = request.image();
        BuildLog log = new BuildLog(image, request.progress());
        try (InputStream archive = ContextArchive.of(
                        request.files(), HiddenDockerfile.of(request).all());
                BuildImageCmd command = client.buildImageCmd(archive)) {
            command.withTags(Set.of(image.image()))
                    .withDockerfilePath(request.dockerfile().path())
                    .withRemove(true)
                    .withForcerm(true)
                    .withBuildAuthConfigs(logins.all(
                            BaseImages.registries(request.dockerfile().text())));
            image.build().args().forEach(command::withBuildArg);
            image.build().target().ifPresent(command::withTarget);
            if (!image.build().labels().isEmpty()) {
                command.withLabels(new TreeMap<>(image.build().labels()));
            }
            platforms.forEach(command::withPlatform);
            way(command, image.build().way());
            command.exec(log).awaitCompletion();
        } catch (DockerException refused) {
            throw log.failed(EngineErrors.message(refused)).reason(refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("The work on %s was interrupted.".formatted(image.image()))
                    .of("image " + image.component());
        } catch (IOException | RuntimeException failure) {
            throw log.failed(EngineErrors.rootCause(failure)).reason(failure);
        }
        log.requireSuccess();
    }

    private static void way(BuildImageCmd command, Build.Way way) {
        way.network().ifPresent(command::withNetworkMode);
        way.shmSize().ifPresent(size -> command.withShmsize(size.bytes()));
        command.withNoCache(way.noCache()).withPull(way.pull());
        Set<String> hosts = new LinkedHashSet<>();
        way.extraHosts().forEach((host, address) -> hosts.add(host + ":" + address));
        if (!hosts.isEmpty()) {
            command.withExtraHosts(hosts);
        }
        Set<String> caches = new LinkedHashSet<>();
        for (String cache : way.cacheFrom()) {
            Matcher image = IMAGE_CACHE.matcher(cache);
            if (image.matches()) {
                caches.add(image.group(1));
            } else if (!cache.contains("=")) {
                caches.add(cache);
            }
        }
        if (!caches.isEmpty()) {
            command.withCacheFrom(caches);
        }
    }
}
