package io.omnideploy.platform.aws.runtime;

import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.PlatformSession;

/** Opens a connection to the region that the settings name. */
public final class AwsConnection {
    private AwsConnection() {}

    /** Connects; the credentials are looked for when somebody is asked, and once. */
    public static PlatformSession open(ConnectRequest request) {
        return new AwsSession(AwsClients.of(request));
    }
}
