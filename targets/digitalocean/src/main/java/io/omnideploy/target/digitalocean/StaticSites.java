package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sites that App Platform builds from a repository and serves itself; no image, so no component of the description. */
final class StaticSites implements Contributor {
    static final String KEY = "static_sites";

    private static final String SECTION = "static_site";
    private static final String GIT = "git";
    private static final List<String> HOSTERS = List.of("bitbucket", "github", "gitlab");
    private static final List<String> TEXTS = List.of(
            "build_command",
            "source_dir",
            "output_dir",
            "index_document",
            "error_document",
            "catchall_document",
            "environment_slug");

    static final Shape.Field FIELD = Shape.field(
                    KEY,
                    new Shape.MapOf(DeploymentId.NAME, "a name", shape()),
                    "Sites that App Platform builds from a repository and serves itself, by name.")
            .or("{}");

    private static Shape shape() {
        Shape repository = Shape.text("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+", "a repository such as acme/docs");
        Shape.Fields fields = Shape.fields(
                Shape.field("github", repository, "The repository on GitHub."),
                Shape.field("gitlab", repository, "The repository on GitLab."),
                Shape.field("bitbucket", repository, "The repository on Bitbucket."),
                Shape.field(
                        GIT,
                        Shape.text("https://[^\\s]{1,250}", "an https address"),
                        "Where a public repository is cloned."),
                Shape.field("branch", Shape.text("[^\\s]{1,250}", "the name of a branch"), "The branch.")
                        .or("main"),
                Shape.field("deploy_on_push", new Shape.Switch(), "Whether it is built anew when somebody pushes.")
                        .or(true),
                Shape.field("source_dir", Shape.text(), "The folder of the repository in which it lies."),
                Shape.field("build_command", Shape.text(), "What builds it."),
                Shape.field("output_dir", Shape.text(), "The folder in which it lies when it is built."),
                Shape.field(
                        "environment_slug",
                        Shape.text("[a-z0-9-]+", "a word"),
                        "What builds it, such as hugo or html."),
                Shape.field("index_document", Shape.text(), "The file that answers for a folder."),
                Shape.field("error_document", Shape.text(), "The file that answers where nothing is."),
                Shape.field(
                        "catchall_document",
                        Shape.text(),
                        "The file that answers everything, as for one-page applications."),
                Shape.field(
                                "paths",
                                new Shape.ListOf(Shape.text("/[^\\s]*", "a path that begins with /")),
                                "Path prefixes under which it answers.")
                        .or("[/]"));
        return new Shape.Fields(fields.fields(), List.of("github", "gitlab", "bitbucket", GIT));
    }

    /** A site with the paths on which it answers. */
    record Site(String name, Node.Mapping settings, List<String> paths) {
        ConfigPath path() {
            return DigitalOceanSettings.PATH.then(KEY, name);
        }
    }

    /** Returns the sites by name. */
    static List<Site> of(AppDeployment deployment) {
        SortedMap<String, Site> sites = new TreeMap<>();
        DigitalOceanSettings.mappings(deployment.config().section(), KEY).forEach((name, settings) -> {
            List<String> paths = settings.get("paths")
                    .filter(Node.Sequence.class::isInstance)
                    .map(node -> ((Node.Sequence) node)
                            .items().stream()
                                    .filter(Node.Scalar.class::isInstance)
                                    .map(item -> ((Node.Scalar) item).text())
                                    .toList())
                    .filter(found -> !found.isEmpty())
                    .orElse(List.of("/"));
            sites.put(name, new Site(name, settings, paths));
        });
        return List.copyOf(sites.values());
    }

    @Override
    public void check(AppDeployment deployment) {
        for (Site site : of(deployment)) {
            ComponentChecks.name(deployment, site.name(), site.path());
            boolean isTaken = deployment.config().components().containsKey(site.name())
                    || deployment.config().backingServices().containsKey(site.name());
            if (isTaken) {
                deployment.refuse(
                        site.path(),
                        "digitalocean-name-twice",
                        "'" + site.name() + "' is the name of something else in the same app.",
                        "Rename one of them.");
            }
            if (source(site).isEmpty()) {
                deployment.refuse(
                        site.path(),
                        "digitalocean-site-without-source",
                        "Nothing says from which repository '" + site.name() + "' is built.",
                        "Write github, gitlab, bitbucket or git.");
            }
        }
    }

    private static Optional<String> source(Site site) {
        return site.settings().get(GIT).isPresent()
                ? Optional.of(GIT)
                : HOSTERS.stream()
                        .filter(key -> site.settings().get(key).isPresent())
                        .findFirst();
    }

    @Override
    public void app(AppDeployment deployment, AppDraft app) {
        for (Site site : of(deployment)) {
            SortedMap<String, Value> fields = new TreeMap<>(Map.of("name", Value.text(site.name())));
            SortedMap<String, SortedSet<Origin>> why = new TreeMap<>();
            why.put("", new TreeSet<>(List.of(Origin.at(site.path()))));
            String kind = source(site).orElseThrow();
            SortedMap<String, Value> source = new TreeMap<>();
            source.put(
                    kind.equals(GIT) ? "repo_clone_url" : "repo",
                    Value.text(text(site, kind).orElseThrow()));
            source.put("branch", Value.text(text(site, "branch").orElse("main")));
            if (!kind.equals(GIT)) {
                source.put(
                        "deploy_on_push",
                        Value.bool(text(site, "deploy_on_push")
                                .filter("false"::equals)
                                .isEmpty()));
            }
            fields.put(kind, Value.object(source));
            why.put(kind, new TreeSet<>(List.of(deployment.written(site.path(), kind, "branch", "deploy_on_push"))));
            for (String key : TEXTS) {
                text(site, key).ifPresent(text -> {
                    fields.put(key, Value.text(text));
                    why.put(key, new TreeSet<>(List.of(Origin.at(site.path().then(key)))));
                });
            }
            app.add(SECTION, Value.object(fields), why);
        }
    }

    private static Optional<String> text(Site site, String key) {
        return DigitalOceanSettings.text(site.settings(), key);
    }
}
