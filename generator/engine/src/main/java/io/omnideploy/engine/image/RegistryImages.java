package io.omnideploy.engine.image;

import io.omnideploy.plan.Progress;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.RegistryLogin;
import io.omnideploy.spi.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A builder whose images go to the registry that a platform gives the account: a repository is made where one lacks. */
public final class RegistryImages implements ImageBuilder {
    private static final String PASSWORD = "registry-password";

    private final ImageRegistry registry;
    private final ImageBuilder builder;

    private RegistryImages(ImageRegistry registry, ImageBuilder builder) {
        this.registry = registry;
        this.builder = builder;
    }

    /**
     * Connects to a builder that is logged in to a registry.
     *
     * @param registry is closed with this
     * @param builder a platform that builds images
     * @param project the folder of the description, absolute
     * @throws io.omnideploy.diagnostic.Failed when one of them is absent or refuses
     */
    public static RegistryImages connect(ImageRegistry registry, Platform builder, Path project) {
        try {
            RegistryLogin login = registry.login();
            Value.Obj auth = Value.object(Map.of(
                    "address", Value.text(login.host()),
                    "username", Value.text(login.user()),
                    "password", new Value.SecretInput(PASSWORD)));
            Value.Obj settings = Value.object(Map.of("registry_auth", Value.list(auth)));
            return new RegistryImages(
                    registry, builder.images(new ConnectRequest(settings, project, new LoginSecret(login))));
        } catch (RuntimeException failed) {
            registry.close();
            throw failed;
        }
    }

    /** Returns an image under the name that it has in the registry. */
    public ImageBuild named(ImageBuild image) {
        String prefix = registry.host() + "/";
        return image.image().startsWith(prefix)
                ? image
                : new ImageBuild(image.component(), prefix + image.image(), image.build(), image.pushed());
    }

    @Override
    public String identity() {
        return builder.identity() + ", " + registry.identity();
    }

    @Override
    public String builder(ImageBuild image) {
        return builder.builder(image);
    }

    @Override
    public boolean isBuilt(String image) {
        return builder.isBuilt(image);
    }

    @Override
    public boolean isPushed(String image) {
        return builder.isPushed(image);
    }

    @Override
    public Set<String> platforms(String image) {
        return builder.platforms(image);
    }

    @Override
    public void build(BuildRequest request) {
        builder.build(request);
    }

    @Override
    public void buildAndPush(BuildRequest request) {
        makeRepository(request.image(), request.progress());
        builder.buildAndPush(request);
    }

    @Override
    public void push(ImageBuild image, Progress.Listener progress) {
        makeRepository(image, progress);
        builder.push(image, progress);
    }

    private void makeRepository(ImageBuild image, Progress.Listener progress) {
        String repository = repository(image);
        if (registry.find(repository).isEmpty()) {
            registry.create(repository);
            progress.on(new Progress.Said(image.component(), "made repository " + repository));
        }
    }

    private String repository(ImageBuild image) {
        String name = image.image().substring(registry.host().length() + 1);
        return name.substring(0, name.lastIndexOf(':'));
    }

    @Override
    public void close() {
        try (registry) {
            builder.close();
        }
    }

    /** Gives the one password to the builder's connection. */
    private record LoginSecret(RegistryLogin login) implements Secrets {
        @Override
        public String value(String name) {
            return login.password();
        }

        @Override
        public String fingerprint(String name) {
            throw new UnsupportedOperationException("a login is not compared");
        }
    }
}
