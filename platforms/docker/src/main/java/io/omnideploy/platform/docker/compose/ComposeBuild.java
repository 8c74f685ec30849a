package io.omnideploy.platform.docker.compose;

import io.omnideploy.config.Build;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import io.omnideploy.spi.ImageBuild;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How Docker Compose builds an image by itself, for those who work without us. */
final class ComposeBuild {
    private final ComposeDocument document;
    private final ImageBuild image;
    private final Build build;
    private final String projectDir;

    /** @param projectDir the way from the file to the folder of the description */
    ComposeBuild(ComposeDocument document, ImageBuild image, String projectDir) {
        this.document = document;
        this.image = image;
        this.build = image.build();
        this.projectDir = projectDir;
    }

    /** Returns the variable in which compose looks for a secret; none for one that is a file. */
    static Optional<String> variable(SecretSource source) {
        int hash = source.key().lastIndexOf('#');
        if (source.scheme().equals("file") && hash <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                source.scheme().equals("env")
                        ? source.key()
                        : Naming.slug(source.key().substring(hash + 1), '_').toUpperCase(Locale.ROOT));
    }

    Entries entries() {
        Build.Way way = build.way();
        return new Entries()
                .text("context", Optional.of(path(build.context())))
                .text("dockerfile", build.dockerfile().map(ComposeText::literal))
                .text("dockerfile_inline", build.instructions().map(ComposeText::literal))
                .map("additional_contexts", Optional.of(contexts()))
                .text("target", build.target())
                .map("args", Optional.of(literal(build.args())))
                .texts("platforms", Optional.of(build.platforms()))
                .map("labels", Optional.of(literal(build.labels())))
                .list("secrets", secrets())
                .texts("ssh", Optional.of(literal(build.ssh())))
                .text("network", way.network())
                .map("extra_hosts", Optional.of(way.extraHosts()))
                .word("shm_size", way.shmSize().map(size -> size.bytes()))
                .texts("cache_from", Optional.of(literal(way.cacheFrom())))
                .texts("cache_to", Optional.of(literal(way.cacheTo())))
                .word("no_cache", Optional.of(true).filter(on -> way.noCache()))
                .word("pull", Optional.of(true).filter(on -> way.pull()))
                .texts("entitlements", Optional.of(way.entitlements()));
    }

    private SortedMap<String, String> contexts() {
        SortedMap<String, String> contexts = new TreeMap<>(build.contexts());
        contexts.replaceAll((name, context) -> {
            if (context.startsWith(Build.COMPONENT_CONTEXT)) {
                return "service:" + context.substring(Build.COMPONENT_CONTEXT.length());
            }
            return context.startsWith(Build.IMAGE_CONTEXT) ? ComposeText.literal(context) : path(context);
        });
        return contexts;
    }

    private List<Node> secrets() {
        List<Node> secrets = new ArrayList<>();
        build.secrets().forEach((id, source) -> {
            String key = Naming.slug("build-" + image.component() + "-" + id, '-');
            variable(source)
                    .ifPresentOrElse(
                            variable -> document.secret(key, variable),
                            () -> document.secretFile(key, path(source.key())));
            secrets.add(new Entries()
                    .text("source", Optional.of(key))
                    .text("target", Optional.of(id))
                    .node());
        });
        return secrets;
    }

    private String path(String fromProject) {
        String path = fromProject.startsWith("/")
                ? fromProject
                : Path.of(projectDir, fromProject).normalize().toString().replace('\\', '/');
        return ComposeText.literal(path.isEmpty() ? "." : path);
    }

    private static SortedMap<String, String> literal(SortedMap<String, String> texts) {
        SortedMap<String, String> literal = new TreeMap<>(texts);
        literal.replaceAll((name, value) -> ComposeText.literal(value));
        return literal;
    }

    private static List<String> literal(List<String> texts) {
        return texts.stream().map(ComposeText::literal).toList();
    }
}
