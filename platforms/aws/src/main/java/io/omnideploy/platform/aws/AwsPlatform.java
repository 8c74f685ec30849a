package io.omnideploy.platform.aws;

import io.omnideploy.platform.aws.account.Account;
import io.omnideploy.platform.aws.registry.EcrRegistry;
import io.omnideploy.platform.aws.runtime.AwsConnection;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.AccountPreparation;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.PreparationRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AWS: identity, status, logs, jobs, images and the preparation of an account, over AWS's own SDK, which is loaded by what
 * connects alone. Making single resources is the business of the tools that write code.
 */
public final class AwsPlatform implements Platform {
    private static final String PROVIDER = "aws";
    private static final String REGION = "region";

    /** Made by {@code ServiceLoader}. */
    public AwsPlatform() {}

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Set<ResourceType> manages() {
        return Set.of();
    }

    @Override
    public List<PlatformFile> files(EmitRequest request) {
        return List.of();
    }

    @Override
    public SortedMap<String, PlatformFact> way(ConnectRequest request) {
        if (request.settings().fields().get(REGION) instanceof Value.Text region) {
            return new TreeMap<>(Map.of(REGION, PlatformFact.self(region.text())));
        }
        return Collections.emptySortedMap();
    }

    @Override
    public Optional<ImageRegistry> registry(ConnectRequest request) {
        return Optional.of(EcrRegistry.open(request));
    }

    @Override
    public Optional<AccountPreparation> preparation(ConnectRequest connection, PreparationRequest wanted) {
        return Optional.of(Account.open(connection, wanted));
    }

    @Override
    public PlatformSession connect(ConnectRequest request) {
        return AwsConnection.open(request);
    }
}
