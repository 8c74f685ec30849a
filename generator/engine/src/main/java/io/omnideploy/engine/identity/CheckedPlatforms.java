package io.omnideploy.engine.identity;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Connections to the platforms of a stack, one per provider that has one; they are those that the description pins. */
public final class CheckedPlatforms implements AutoCloseable {
    private final SortedMap<String, PlatformSession> sessions = new TreeMap<>();

    private CheckedPlatforms() {}

    /**
     * Connects, after what is known without asking was compared with the identity, and compares the rest before anything else
     * is asked.
     *
     * @throws Refused when a platform is not the one that is pinned
     * @throws Failed when a platform is absent or refuses
     */
    public static CheckedPlatforms connect(Deployment deployment, Secrets secrets) {
        SortedMap<String, Platform> platforms = platforms(deployment);
        IdentityCheck check = IdentityCheck.of(deployment.config());
        boolean isPinned = !deployment.config().identity().isEmpty();
        if (isPinned) {
            List<SortedMap<String, PlatformFact>> ways = new ArrayList<>();
            platforms.forEach((provider, platform) -> ways.add(platform.way(request(deployment, provider, secrets))));
            check.requireWays(ways);
        }
        CheckedPlatforms checked = new CheckedPlatforms();
        try {
            platforms.forEach((provider, platform) ->
                    checked.sessions.put(provider, platform.connect(request(deployment, provider, secrets))));
            if (isPinned) {
                check.require(checked.facts().values());
            }
            return checked;
        } catch (RuntimeException failed) {
            checked.close();
            throw failed;
        }
    }

    /** Returns the connections. */
    public Collection<PlatformSession> sessions() {
        return sessions.values();
    }

    /**
     * Returns the connection to the platform of a provider.
     *
     * @throws Failed when there is no such platform
     */
    public PlatformSession session(String provider) {
        PlatformSession session = sessions.get(provider);
        if (session == null) {
            throw Failed.because("There is no platform plug-in for provider '" + provider + "'.")
                    .remedy("Put its jar into the plugins folder.");
        }
        return session;
    }

    /** Returns by what each platform is told from others, by provider; asks them. */
    public SortedMap<String, SortedMap<String, PlatformFact>> facts() {
        SortedMap<String, SortedMap<String, PlatformFact>> facts = new TreeMap<>();
        sessions.forEach((provider, session) -> facts.put(provider, session.facts()));
        return facts;
    }

    private static SortedMap<String, Platform> platforms(Deployment deployment) {
        TreeSet<String> providers = new TreeSet<>(deployment.graph().providers().keySet());
        deployment.graph().types().stream().map(ResourceType::provider).forEach(providers::add);
        SortedMap<String, Platform> platforms = new TreeMap<>();
        providers.forEach(provider ->
                deployment.platforms().find(provider).ifPresent(platform -> platforms.put(provider, platform)));
        return platforms;
    }

    /** The settings are those without the pins: where the way would lead by itself is what is compared. */
    private static ConnectRequest request(Deployment deployment, String provider, Secrets secrets) {
        Value.Obj settings = deployment.graph().providers().getOrDefault(provider, Value.object(Map.of()));
        return new ConnectRequest(settings, deployment.project(), secrets);
    }

    @Override
    public void close() {
        sessions.values().forEach(PlatformSession::close);
    }
}
