package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.buildkit.ClientSettings;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.ImageBuilder;
import io.omnideploy.spi.PlatformSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Opens a connection to an engine in a version of the API that both sides speak. */
public final class EngineConnection {
    /** The newest version we were tried with; 1.44 is also the oldest that engine 29 still speaks. */
    private static final int NEWEST_MINOR = 44;

    private static final int CONNECTIONS = 64;

    private EngineConnection() {}

    /**
     * Connects.
     *
     * @throws Failed when no engine answers
     */
    public static PlatformSession open(ConnectRequest request) {
        Opened opened = opened(request);
        return new DockerSession(opened.connection.client, opened.address, opened.identity, opened.logins);
    }

    /**
     * Connects to the builder of the engine.
     *
     * @throws Failed when no engine answers
     */
    public static ImageBuilder openImages(ConnectRequest request) {
        Opened opened = opened(request);
        RegistryCheck registry = new RegistryCheck(opened.connection.http, opened.version, opened.logins);
        ClientSettings settings = new ClientSettings(
                opened.address.host(),
                opened.address.certificates(),
                EngineAddress.configFolder(System.getenv(), Path.of(System.getProperty("user.home"))),
                opened.logins.described());
        return new EngineImages(
                new EngineBuild(opened.connection.client, opened.logins),
                settings,
                opened.identity,
                opened.logins,
                registry);
    }

    /** A client, and the transport below it for what it has no call for. */
    private record Connection(DockerClient client, DockerHttpClient http) {}

    private record Opened(
            Connection connection,
            EngineAddress address,
            RemoteApiVersion version,
            String identity,
            RegistryLogins logins) {}

    private static Opened opened(ConnectRequest request) {
        Fields settings = new Fields(request.settings().fields(), ClearText.with(request.secrets()));
        Path home = Path.of(System.getProperty("user.home"));
        EngineAddress address = EngineAddress.of(settings, home);
        if (address.host().startsWith("ssh://")) {
            throw Failed.because("Docker Engine at %s can't be reached: ssh:// is not spoken here."
                            .formatted(address.host()))
                    .remedy("Forward its socket with 'ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock HOST' and set"
                            + " docker.host to unix:///tmp/docker.sock, or use '--backend terraform'.");
        }
        Version version = version(address);
        RemoteApiVersion spoken = negotiated(version);
        Connection connection = connection(address, spoken);
        RegistryLogins logins = RegistryLogins.of(settings, EngineAddress.configFolder(System.getenv(), home));
        String identity = "Docker Engine %s at %s".formatted(version.getVersion(), address.host());
        return new Opened(connection, address, spoken, identity, logins);
    }

    private static Version version(EngineAddress address) {
        try (DockerClient client = connection(address, RemoteApiVersion.unknown()).client) {
            return client.versionCmd().exec();
        } catch (IOException | RuntimeException unreachable) {
            throw Failed.because("Docker Engine is not reachable at %s: %s."
                            .formatted(address.host(), EngineErrors.rootCause(unreachable)))
                    .remedy("Start it (systemctl start docker), check DOCKER_HOST and that you may use its socket;"
                            + " or see the plan without it with 'preview --offline'.")
                    .reason(unreachable);
        }
    }

    private static RemoteApiVersion negotiated(Version version) {
        RemoteApiVersion engine = RemoteApiVersion.parseConfig(version.getApiVersion());
        RemoteApiVersion newest = RemoteApiVersion.create(1, NEWEST_MINOR);
        RemoteApiVersion oldest =
                version.getMinAPIVersion() == null ? newest : RemoteApiVersion.parseConfig(version.getMinAPIVersion());
        if (newest.isGreaterOrEqual(engine)) {
            return engine;
        }
        return oldest.isGreater(newest) ? oldest : newest;
    }

    private static Connection connection(EngineAddress address, RemoteApiVersion version) {
        try {
            SSLConfig certificates = address.certificates()
                    .<SSLConfig>map(folder -> new LocalDirectorySSLConfig(folder.toString()))
                    .orElse(address.host().startsWith("unix:") ? EngineConnection::trustingNobody : null);
            DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                    .withDockerHost(address.host())
                    .withDockerTlsVerify(false)
                    .withApiVersion(version)
                    .build();
            ZerodepDockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                    .dockerHost(URI.create(address.host()))
                    .sslConfig(certificates)
                    .maxConnections(CONNECTIONS)
                    .connectionTimeout(Duration.ofSeconds(10))
                    .build();
            return new Connection(DockerClientImpl.getInstance(config, http), http);
        } catch (IllegalArgumentException malformed) {
            throw Failed.because("'%s' is not the address of a Docker Engine.".formatted(address.host()))
                    .remedy("It begins with unix:// or tcp://.")
                    .reason(malformed);
        }
    }

    /** A socket of this machine is not spoken to by TLS, for which the client would read every authority that the JVM trusts. */
    private static SSLContext trustingNobody() throws NoSuchAlgorithmException, KeyManagementException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[0], null);
        return context;
    }

    /** Closes a client, whose own close may fail in a way that nobody can do anything about. */
    static void close(DockerClient client) {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
