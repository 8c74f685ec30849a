// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;

/** Deploys shop, stack staging. */
public final class App {
    private App() {}

    /** Runs the program, which Pulumi starts. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources and outputs of the stack. */
    public static void stack(Context context) {
        var config = context.config();
        var lookups = new Lookups();
        var shared = new Shared(config, lookups);
        var cache = new Cache(shared);
        var db = new Db(config, shared);
        var nightly = new Nightly(shared, db);
        var web = new Web(shared, cache, db);
        var sharedMore = new SharedMore(shared, web);
        var dbSecurityGroupRules = new DbSecurityGroupRules(db, nightly, web);
        new NightlySchedule(shared, nightly, dbSecurityGroupRules);
        var worker = new Worker(shared, cache);
        var cacheSecurityGroupRules = new CacheSecurityGroupRules(cache, web, worker);
        new WebService(shared, web, sharedMore, dbSecurityGroupRules, cacheSecurityGroupRules);
        new WorkerService(shared, worker, cacheSecurityGroupRules);
        context.export("cache_address", Output.format("%s:6379", cache.replicationGroup.primaryEndpointAddress()));
        context.export("db_address", db.instance.endpoint());
        context.export("load_balancer_dns_name", shared.loadBalancer.dnsName());
        context.export("nightly_image", "ghcr.io/acme/report:1.4.0");
        context.export("nightly_log_group", nightly.logGroup.name());
        context.export("web_image", "ghcr.io/acme/web:1.4.0");
        context.export("web_log_group", web.logGroup.name());
        context.export("web_url", Output.format("http://%s", shared.loadBalancer.dnsName()));
        context.export("worker_image", "ghcr.io/acme/worker:1.4.0");
        context.export("worker_log_group", worker.logGroup.name());
    }
}
