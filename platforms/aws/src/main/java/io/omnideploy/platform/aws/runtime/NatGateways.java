package io.omnideploy.platform.aws.runtime;

import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * What became of NAT gateways: a deleted one keeps its tags, and is told of, for about an hour. Source: the Amazon VPC User Guide,
 * "NAT gateways", on deleting one.
 */
final class NatGateways {
    private static final String KIND = "natgateway/";
    private static final Set<String> UNKNOWN = Set.of("NatGatewayNotFound");
    private static final Set<String> GONE = Set.of("deleting", "deleted");

    private final AwsClients clients;

    NatGateways(AwsClients clients) {
        this.clients = clients;
    }

    /** Tells whether something is a NAT gateway that is deleted, or is being deleted; asks for no other thing. */
    boolean isGone(Arn arn) {
        return arn.service().equals("ec2")
                && arn.resource().startsWith(KIND)
                && state(arn.last()).map(GONE::contains).orElse(true);
    }

    /** Returns its state; empty when EC2 has forgotten it. */
    private Optional<String> state(String id) {
        return AwsErrors.find(() -> clients.ec2().ask("DescribeNatGateways", Map.of("NatGatewayId.1", id)), UNKNOWN)
                .flatMap(NatGateways::state);
    }

    private static Optional<String> state(Document answer) {
        NodeList found = answer.getElementsByTagName("state");
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip());
    }
}
