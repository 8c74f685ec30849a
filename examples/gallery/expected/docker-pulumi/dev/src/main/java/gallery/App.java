// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/** Deploys gallery, stack dev. */
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
        var db = new Db(config, shared);
        var pictures = new Pictures(config, shared);
        var upload = new Upload(config, shared, db, pictures);
        var web = new Web(config, shared, db, pictures);
        new SharedContainer(shared, upload, web);
        context.export("upload_url", "http://127.0.0.1:8080/upload");
        context.export("web_url", "http://127.0.0.1:8080");
    }
}
