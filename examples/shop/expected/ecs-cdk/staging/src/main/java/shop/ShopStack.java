// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** All that shop consists of. */
final class ShopStack extends Stack {
    ShopStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        var parameters = new Parameters(this, "Parameters");
        var shared = new Shared(this, "Shared", parameters);
        var cache = new Cache(this, "Cache", shared);
        var db = new Db(this, "Db", parameters, shared);
        var nightly = new Nightly(this, "Nightly", parameters, shared, db);
        var web = new Web(this, "Web", parameters, shared, cache, db);
        var sharedMore = new SharedMore(this, "SharedMore", shared, web);
        var dbSecurityGroupRules = new DbSecurityGroupRules(this, "DbSecurityGroupRules", db, nightly, web);
        new NightlySchedule(this, "NightlySchedule", shared, nightly, dbSecurityGroupRules);
        var worker = new Worker(this, "Worker", shared, cache);
        var cacheSecurityGroupRules = new CacheSecurityGroupRules(this, "CacheSecurityGroupRules", cache, web, worker);
        new WebService(this, "WebService", shared, web, sharedMore, dbSecurityGroupRules, cacheSecurityGroupRules);
        new WorkerService(this, "WorkerService", shared, worker, cacheSecurityGroupRules);
        new Outputs(this, "Outputs", shared, cache, db, nightly, web, worker);
    }

    /** Returns the construct's own id, which no other construct of this stack has. */
    @Override
    protected String allocateLogicalId(CfnElement element) {
        return element.getNode().getId();
    }
}
