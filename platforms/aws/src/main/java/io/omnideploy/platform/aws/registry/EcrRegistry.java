package io.omnideploy.platform.aws.registry;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.ImageRepository;
import io.omnideploy.spi.RegistryLogin;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** The account's private registry in one region. */
public final class EcrRegistry implements ImageRegistry {
    private static final String PROTOCOL = "^https?://";
    private static final Set<String> ABSENT = Set.of("RepositoryNotFoundException");
    private static final Set<String> THERE = Set.of("RepositoryAlreadyExistsException");
    private static final Set<String> UNSET = Set.of("LifecyclePolicyNotFoundException");

    private final AwsClients clients;
    private final EcrClient ecr;
    private AuthorizationData entry;

    private EcrRegistry(AwsClients clients) {
        this.clients = clients;
        this.ecr = clients.open(EcrClient.builder());
    }

    /** Opens the registry of the region that the settings name; asks nobody yet. */
    public static ImageRegistry open(ConnectRequest request) {
        return new EcrRegistry(AwsClients.of(request));
    }

    /** Returns user and password for a host in the form of basic authentication, if it is the registry of the account. */
    public static Optional<String> entry(AwsClients clients, String host) {
        EcrRegistry registry = new EcrRegistry(clients);
        return registry.host().equals(host) ? Optional.of(registry.entry().authorizationToken()) : Optional.empty();
    }

    @Override
    public String identity() {
        return "ECR of account %s in %s".formatted(clients.caller().account(), clients.region());
    }

    @Override
    public String host() {
        return entry().proxyEndpoint().replaceFirst(PROTOCOL, "");
    }

    @Override
    public List<ImageRepository> list() {
        return asked(() -> ecr.describeRepositoriesPaginator().repositories().stream()
                .map(this::repository)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList());
    }

    @Override
    public Optional<ImageRepository> find(String name) {
        return asked(() -> AwsErrors.find(
                        () -> ecr.describeRepositories(request -> request.repositoryNames(name)), ABSENT)
                .flatMap(answer -> answer.repositories().stream().findFirst())
                .map(this::repository));
    }

    /** Makes the repository, or goes on with one that an earlier call left half done. */
    @Override
    public ImageRepository create(String name) {
        RepositoryNames.require(name);
        asked(() -> AwsErrors.find(
                () -> ecr.createRepository(request -> request.repositoryName(name)
                        .imageTagMutability(ImageTagMutability.IMMUTABLE)
                        .imageScanningConfiguration(scan -> scan.scanOnPush(true))
                        .tags(Tag.builder()
                                .key(AwsTags.MADE_BY)
                                .value(AwsTags.US)
                                .build())),
                THERE));
        asked(() -> AwsErrors.find(() -> ecr.getLifecyclePolicy(request -> request.repositoryName(name)), UNSET)
                .or(() -> {
                    ecr.putLifecyclePolicy(
                            request -> request.repositoryName(name).lifecyclePolicyText(LifecycleText.TEXT));
                    return Optional.empty();
                }));
        return find(name)
                .orElseThrow(() -> Failed.because("Repository %s was made and is not there.".formatted(name))
                        .remedy("Run the same command again."));
    }

    @Override
    public void delete(String name) {
        asked(() -> AwsErrors.find(
                () -> ecr.deleteRepository(
                        request -> request.repositoryName(name).force(true)),
                ABSENT));
    }

    @Override
    public RegistryLogin login() {
        String pair = new String(Base64.getDecoder().decode(entry().authorizationToken()), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return new RegistryLogin(host(), pair.substring(0, colon), pair.substring(colon + 1));
    }

    @Override
    public void close() {
        clients.close();
    }

    private synchronized AuthorizationData entry() {
        if (entry == null) {
            entry = asked(() -> ecr.getAuthorizationToken().authorizationData().stream()
                    .findFirst()
                    .orElseThrow(() -> Failed.because("ECR gives no login.")));
        }
        return entry;
    }

    private ImageRepository repository(Repository found) {
        long images =
                ecr.listImagesPaginator(request -> request.repositoryName(found.repositoryName())).imageIds().stream()
                        .map(id -> id.imageDigest())
                        .distinct()
                        .count();
        String day = found.createdAt() == null
                ? ""
                : found.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return new ImageRepository(found.repositoryName(), found.repositoryUri(), day, (int) images);
    }

    private <T> T asked(Supplier<T> call) {
        return AwsErrors.of(clients.region(), call);
    }
}
