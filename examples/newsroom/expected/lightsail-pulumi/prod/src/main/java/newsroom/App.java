// Written by OmniDeploy: `omnideploy generate` writes it anew.
package newsroom;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;

/** Deploys newsroom, stack prod. */
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
        var db = new Db(config);
        var media = new Media(lookups);
        var api = new Api(config, db, media);
        var site = new Site(api);
        context.export("db_address", Output.format("%s:5432", db.database.masterEndpointAddress()));
        context.export("media_bucket", media.bucket.name());
        context.export("web_url", site.containerService.url());
    }
}
