package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.platform.kubernetes.api.ApiErrors;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.api.ClusterWay;
import io.omnideploy.platform.kubernetes.api.ClusterWays;
import io.omnideploy.platform.kubernetes.api.Settings;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformSession;
import java.util.SortedMap;

/** Opens a connection to a cluster. */
public final class ClusterConnection {
    private ClusterConnection() {}

    /**
     * Returns how a cluster would be reached; asks nobody.
     *
     * @throws io.omnideploy.diagnostic.Failed when no way is known
     */
    public static SortedMap<String, PlatformFact> way(ConnectRequest request) {
        return ClusterWays.of(request).facts();
    }

    /**
     * Connects.
     *
     * @throws io.omnideploy.diagnostic.Failed when no way is known, nobody answers, or who asks is not known
     */
    public static PlatformSession open(ConnectRequest request) {
        ClusterWay way = ClusterWays.of(request);
        ApiServer server = new ApiServer(way);
        try {
            String version = ApiErrors.asked(
                    way, () -> server.get("/version").path("gitVersion").asText("of an unknown version"));
            return new KubernetesSession(
                    server,
                    new CompiledCatalog(ClusterConnection.class.getClassLoader()),
                    request.secrets(),
                    version,
                    new Settings(request).isOn("force_conflicts"));
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }
}
