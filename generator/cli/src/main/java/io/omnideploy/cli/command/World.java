package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.stack.StoredSecrets;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CompiledCatalog;

/** What commands work with: the session, the plug-ins, the catalog, the work folder. Nothing is looked for before it is used. */
public final class World {
    private final Session session;
    private final Plugins plugins;
    private final Catalog catalog;
    private DeploymentFactory factory;

    /** @param loader where plug-ins and catalogs are found */
    public World(Session session, ClassLoader loader) {
        this.session = session;
        this.plugins = new Plugins(loader);
        this.catalog = new CompiledCatalog(loader);
    }

    Session session() {
        return session;
    }

    Plugins plugins() {
        return plugins;
    }

    Catalog catalog() {
        return catalog;
    }

    DeploymentFactory factory() {
        factory = factory == null ? new DeploymentFactory(plugins, catalog) : factory;
        return factory;
    }

    StoredSecrets secrets(Deployment deployment) {
        return new StoredSecrets(deployment, work(), session.environment());
    }

    WorkFolder work() {
        return WorkFolder.of(session.environment(), session.home().toString());
    }
}
