package io.omnideploy.platform.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class ServiceEndpointTest {
    @ParameterizedTest
    @CsvSource({
        "EC2, AWS_ENDPOINT_URL_EC2, aws.endpointUrlEc2, ec2",
        "Lightsail, AWS_ENDPOINT_URL_LIGHTSAIL, aws.endpointUrlLightsail, lightsail",
        "Route 53, AWS_ENDPOINT_URL_ROUTE_53, aws.endpointUrlRoute53, route_53",
        "Bedrock AgentCore Control, AWS_ENDPOINT_URL_BEDROCK_AGENTCORE_CONTROL,"
                + " aws.endpointUrlBedrockAgentCoreControl, bedrock_agentcore_control",
    })
    void settingsAreNamedAsTheToolsOfAwsNameThem(
            String serviceId, String variable, String systemProperty, String profileProperty) {
        ServiceEndpoint endpoint = new ServiceEndpoint(serviceId, "any");
        assertThat(endpoint.variable()).isEqualTo(variable);
        assertThat(endpoint.systemProperty()).isEqualTo(systemProperty);
        assertThat(endpoint.profileProperty()).isEqualTo(profileProperty);
    }

    @Test
    void withoutASettingItIsThatOfTheRegionAndItsPartOfAws() {
        assumeThat(System.getenv()).doesNotContainKeys("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_EC2", "AWS_PROFILE");
        ServiceEndpoint endpoint = new ServiceEndpoint("EC2", "ec2");
        assertThat(endpoint.in(Region.EU_CENTRAL_1)).hasToString("https://ec2.eu-central-1.amazonaws.com");
        assertThat(endpoint.in(Region.CN_NORTH_1)).hasToString("https://ec2.cn-north-1.amazonaws.com.cn");
        assertThat(new ServiceEndpoint("Route 53", "route53").in(Region.AWS_GLOBAL))
                .hasToString("https://route53.amazonaws.com");
    }
}
