// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/** Deploys intranet, stack dev. */
public final class App {
    private App() {}

    /** Runs the program, which Pulumi starts. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources and outputs of the stack. */
    public static void stack(Context context) {
        var config = context.config();
        var providers = new Providers(config);
        var uploads = new Uploads(providers);
        var shared = new Shared(providers);
        var db = new Db(config, providers, shared);
        var migrate = new Migrate(config, providers, shared, db);
        var wiki = new Wiki(config, providers, uploads, shared, db, migrate);
        new SharedContainer(providers, shared, wiki);
        new Indexer(config, providers, uploads, shared, migrate, wiki);
        context.export("wiki_2222_address", "127.0.0.1:2222");
        context.export("wiki_url", "http://127.0.0.1:8400");
    }
}
