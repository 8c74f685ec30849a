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
        var shared = new Shared();
        var cache = new Cache(config, shared);
        var db = new Db(config, shared);
        new Nightly(shared, db);
        new Web(config, shared, cache, db);
        new Worker(shared, cache);
        context.export("web_internal_url", "http://web.shop-dev.svc:8080");
    }
}
