// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What the stack tells when it is deployed. */
final class Outputs extends Construct {
    Outputs(Construct scope, String id, Shared shared, Cache cache, Db db, Nightly nightly, Web web, Worker worker) {
        super(scope, id);
        CfnOutput.Builder.create(this, "CacheAddress")
                .value(cache.replicationGroup.getAttrPrimaryEndPointAddress() + ":6379")
                .description("Host and port of cache.")
                .build();
        CfnOutput.Builder.create(this, "DbAddress")
                .value(db.instance.getAttrEndpointAddress() + ":" + db.instance.getAttrEndpointPort())
                .description("Host and port of db.")
                .build();
        CfnOutput.Builder.create(this, "LoadBalancerDnsName")
                .value(shared.loadBalancer.getAttrDnsName())
                .description("The load balancer's own name, to which the DNS records of domains lead.")
                .build();
        CfnOutput.Builder.create(this, "NightlyImage")
                .value("ghcr.io/acme/report:1.4.0")
                .description("The image that nightly runs.")
                .build();
        CfnOutput.Builder.create(this, "NightlyLogGroup")
                .value(nightly.logGroup.getRef())
                .description("The log group of nightly in CloudWatch.")
                .build();
        CfnOutput.Builder.create(this, "WebImage")
                .value("ghcr.io/acme/web:1.4.0")
                .description("The image that web runs.")
                .build();
        CfnOutput.Builder.create(this, "WebLogGroup")
                .value(web.logGroup.getRef())
                .description("The log group of web in CloudWatch.")
                .build();
        CfnOutput.Builder.create(this, "WebUrl")
                .value("http://" + shared.loadBalancer.getAttrDnsName())
                .description("Where web answers.")
                .build();
        CfnOutput.Builder.create(this, "WorkerImage")
                .value("ghcr.io/acme/worker:1.4.0")
                .description("The image that worker runs.")
                .build();
        CfnOutput.Builder.create(this, "WorkerLogGroup")
                .value(worker.logGroup.getRef())
                .description("The log group of worker in CloudWatch.")
                .build();
    }
}
