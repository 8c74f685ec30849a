package io.omnideploy.platform.aws.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;

/**
 * Where a service answers that has no client here. Source: the AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
 *
 * @param serviceId what the SDKs call it, as {@code Bedrock AgentCore Control}; settings about it bear this name
 * @param prefix what its host begins with
 */
record ServiceEndpoint(String serviceId, String prefix) {
    /**
     * Returns where it answers, without a slash at the end: where {@code AWS_ENDPOINT_URL_<SERVICE>}, AWS_ENDPOINT_URL or the profile
     * says, or in the region.
     */
    URI in(Region region) {
        return uri(provider(region));
    }

    /** Returns where it answers only if somebody named a place for it. */
    Optional<URI> given(Region region) {
        AwsClientEndpointProvider provider = provider(region);
        return provider.isEndpointOverridden() ? Optional.of(uri(provider)) : Optional.empty();
    }

    private AwsClientEndpointProvider provider(Region region) {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable(variable())
                .serviceEndpointOverrideSystemProperty(systemProperty())
                .serviceProfileProperty(profileProperty())
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .serviceEndpointPrefix(prefix)
                .defaultProtocol("https")
                .region(region)
                .build();
    }

    private static URI uri(AwsClientEndpointProvider provider) {
        return URI.create(provider.clientEndpoint().toString().replaceFirst("/$", ""));
    }

    String variable() {
        return "AWS_ENDPOINT_URL_" + profileProperty().toUpperCase(Locale.ROOT);
    }

    String profileProperty() {
        return serviceId.replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    /** The SDK for Java writes a word in capitals, such as EC2, as any other. */
    String systemProperty() {
        StringBuilder name = new StringBuilder("aws.endpointUrl");
        for (String word : serviceId.split(" ")) {
            boolean allCapitals = word.equals(word.toUpperCase(Locale.ROOT));
            name.append(word.charAt(0))
                    .append(allCapitals ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1));
        }
        return name.toString();
    }
}
