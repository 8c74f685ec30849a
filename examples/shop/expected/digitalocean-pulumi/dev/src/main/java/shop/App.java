// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/** Deploys shop, stack dev. */
public final class App {
    private App() {}

    /** Runs the program, which Pulumi starts. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources and outputs of the stack. */
    public static void stack(Context context) {
        var config = context.config();
        var cache = new Cache();
        var db = new Db();
        var shared = new Shared(config, cache, db);
        new CacheDatabaseFirewall(cache, shared);
        new DbDatabaseFirewall(db, shared);
        context.export("app_id", shared.app.id());
        context.export("default_ingress", shared.app.defaultIngress());
        context.export("web_url", shared.app.defaultIngress());
    }
}
