package io.omnideploy.platform.aws.runtime;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.platform.aws.client.HostedZones.HostedZone;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Finds what exists in an account beside a stack, by the same properties as Terraform's data sources have. */
final class Lookups {
    private static final Set<String> NO_SECRET = Set.of("ResourceNotFoundException");

    private final AwsClients clients;

    Lookups(AwsClients clients) {
        this.clients = clients;
    }

    /** Returns the attributes of what is looked up. */
    SortedMap<String, Value> find(Lookup lookup) {
        return switch (lookup.type().toString()) {
            case "aws.ec2.VpcLookup" -> vpc(lookup);
            case "aws.ec2.Subnets" -> subnets(lookup);
            case "aws.route53.Zone" -> zone(lookup);
            case "aws.secretsmanager.SecretLookup" -> secret(lookup);
            case "aws.sts.CallerIdentity" -> {
                SortedMap<String, Value> caller = new TreeMap<>();
                caller.put("account_id", Value.text(clients.caller().account()));
                caller.put("arn", Value.text(clients.caller().arn()));
                yield caller;
            }
            default -> throw Failed.because("AWS is not asked for %s.".formatted(lookup.type()));
        };
    }

    private SortedMap<String, Value> vpc(Lookup lookup) {
        SortedMap<String, String> asked = filters(lookup);
        if (lookup.properties().get("id") instanceof Value.Text id) {
            asked.put("VpcId.1", id.text());
        }
        if (new Value.Bool(true).equals(lookup.properties().get("default"))) {
            int next = asked.size() + 1;
            asked.put("Filter." + next + ".Name", "is-default");
            asked.put("Filter." + next + ".Value.1", "true");
        }
        Document answer = clients.ec2().ask("DescribeVpcs", asked);
        List<String> ids = texts(answer, "vpcId");
        if (ids.isEmpty()) {
            throw Failed.because("There is no such VPC in %s.".formatted(clients.region()))
                    .remedy("Name one by 'ecs.vpc', or leave the network to OmniDeploy.");
        }
        SortedMap<String, Value> found = new TreeMap<>();
        found.put("id", Value.text(ids.getFirst()));
        texts(answer, "cidrBlock").stream().findFirst().ifPresent(block -> found.put("cidr_block", Value.text(block)));
        return found;
    }

    private SortedMap<String, Value> subnets(Lookup lookup) {
        List<String> ids = new ArrayList<>(texts(clients.ec2().ask("DescribeSubnets", filters(lookup)), "subnetId"));
        if (ids.isEmpty()) {
            throw Failed.because("There are no such subnets in %s.".formatted(clients.region()))
                    .remedy("Name some by 'ecs.subnets', or leave the network to OmniDeploy.");
        }
        ids.sort(null);
        return new TreeMap<>(Map.of("ids", Value.texts(ids)));
    }

    private SortedMap<String, Value> zone(Lookup lookup) {
        String name = lookup.properties().get("name") instanceof Value.Text text ? text.text() : "";
        boolean isPrivate = new Value.Bool(true).equals(lookup.properties().get("private_zone"));
        List<HostedZone> zones = clients.hostedZones().named(name).stream()
                .filter(zone -> zone.isPrivate() == isPrivate)
                .toList();
        if (zones.size() != 1) {
            throw Failed.because(
                            "Route 53 has %s hosted zone %s.".formatted(zones.isEmpty() ? "no" : "more than one", name))
                    .remedy("Name the right one by 'tls.zone', by its name or its id.");
        }
        Value id = Value.text(zones.getFirst().id());
        return new TreeMap<>(Map.of("zone_id", id, "id", id, "name", Value.text(name)));
    }

    private SortedMap<String, Value> secret(Lookup lookup) {
        String name = lookup.properties().get("name") instanceof Value.Text text ? text.text() : "";
        SecretsManagerClient client = clients.open(SecretsManagerClient.builder());
        String arn = AwsErrors.find(() -> client.describeSecret(ask -> ask.secretId(name)), NO_SECRET)
                .map(answer -> answer.arn())
                .orElseThrow(() -> Failed.because(
                                "Secrets Manager has no secret %s in %s.".formatted(name, clients.region()))
                        .remedy("Make it, or correct its name."));
        return new TreeMap<>(Map.of("arn", Value.text(arn), "id", Value.text(arn)));
    }

    /** Each filter is a name with values, as EC2 has them, too. */
    private static SortedMap<String, String> filters(Lookup lookup) {
        SortedMap<String, String> asked = new TreeMap<>();
        int at = 0;
        if (lookup.properties().get("filter") instanceof Value.Seq filters) {
            for (Value filter : filters.items()) {
                if (filter instanceof Value.Obj object
                        && object.fields().get("name") instanceof Value.Text name
                        && object.fields().get("values") instanceof Value.Seq values) {
                    at++;
                    asked.put("Filter." + at + ".Name", name.text());
                    int item = 0;
                    for (Value value : values.items()) {
                        item++;
                        asked.put("Filter." + at + ".Value." + item, ((Value.Text) value).text());
                    }
                }
            }
        }
        return asked;
    }

    private static List<String> texts(Document answer, String name) {
        NodeList found = answer.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            String text = found.item(at).getTextContent().strip();
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }
}
