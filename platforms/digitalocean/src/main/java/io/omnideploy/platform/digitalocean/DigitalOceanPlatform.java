package io.omnideploy.platform.digitalocean;

import io.omnideploy.platform.digitalocean.api.Api;
import io.omnideploy.platform.digitalocean.spec.AppSpecFile;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.spi.PlatformSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** DigitalOcean: tells how apps fare, and writes their specification; making them is a tool's work. */
public final class DigitalOceanPlatform implements Platform {
    /** Made by {@code ServiceLoader}. */
    public DigitalOceanPlatform() {}

    @Override
    public String provider() {
        return "digitalocean";
    }

    @Override
    public Set<ResourceType> manages() {
        return Set.of();
    }

    @Override
    public List<PlatformFile> files(EmitRequest request) {
        return AppSpecFile.of(request);
    }

    @Override
    public Optional<String> form() {
        return Optional.of(AppSpecFile.FORM);
    }

    @Override
    public PlatformSession connect(ConnectRequest request) {
        return new AppSession(Api.of(request, System.getenv()));
    }
}
