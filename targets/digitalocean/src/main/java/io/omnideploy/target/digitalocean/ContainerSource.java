package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.Container.RegistryLogin;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ImageOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From which image a component runs, started and stopped how. */
final class ContainerSource implements Contributor {
    private static final long LONGEST_GRACE = 600;

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            Container container = component.container();
            ConfigPath path = DeployConfig.pathOf(component).then("container");
            Optional<ImageSource> source = container.image().flatMap(ImageSource::parse);
            if (source.isEmpty()) {
                boolean isBuilt = container.build().isPresent();
                deployment.refuse(
                        isBuilt ? path.then("build") : path.then("image"),
                        "digitalocean-registry",
                        "App Platform pulls images from DigitalOcean's own registry, Docker Hub and GHCR alone, and this is '"
                                + container.image().orElse("") + "'.",
                        isBuilt
                                ? "Name one of them under 'registry', such as registry.digitalocean.com/acme."
                                : "Push it to one of them.");
            } else if (container.build().isPresent()
                    && deployment.config().registry().isEmpty()) {
                deployment.refuse(
                        path.then("build"),
                        "digitalocean-no-registry",
                        "App Platform has to pull the image that is built here from somewhere.",
                        "Name a registry under 'registry', such as registry.digitalocean.com/acme.");
            }
            source.ifPresent(image -> login(deployment, image, container, path.then("registry")));
            command(deployment, component, path);
            grace(deployment, component);
        }
    }

    private static void login(AppDeployment deployment, ImageSource image, Container container, ConfigPath path) {
        Optional<RegistryLogin> login = container.registry();
        if (login.isEmpty()) {
            return;
        }
        if (image.type().equals(ImageSource.DOCR)) {
            deployment.account(
                    path,
                    Fate.DROPPED,
                    "digitalocean-own-registry",
                    "App Platform pulls from the account's own registry without a login.",
                    "Leave it out for this target.");
        } else if (!login.get().server().equals(image.host())) {
            deployment.refuse(
                    path.then("server"),
                    "digitalocean-login-elsewhere",
                    "The image is in " + image.host() + ", and the login is for "
                            + login.get().server() + ".",
                    "Write server: " + image.host() + ".");
        }
    }

    private static void command(AppDeployment deployment, Component component, ConfigPath path) {
        Container container = component.container();
        if (container.command().isEmpty() && !container.args().isEmpty()) {
            deployment.refuse(
                    path.then("args"),
                    "digitalocean-args-alone",
                    "App Platform replaces the whole command of an image or nothing, and can't add arguments to the image's own.",
                    "Write the image's entrypoint under 'command' too.");
        }
        words(deployment, container.command(), path.then("command"));
        words(deployment, container.args(), path.then("args"));
    }

    private static void words(AppDeployment deployment, List<Template> words, ConfigPath path) {
        for (int index = 0; index < words.size(); index++) {
            for (Template.Part part : words.get(index).parts()) {
                if (part instanceof Template.SecretPart
                        || (part instanceof Template.Reference reference
                                && deployment.config().backingServices().containsKey(reference.owner()))) {
                    deployment.refuse(
                            path.item(index),
                            "digitalocean-reference-in-command",
                            "App Platform fills nothing into commands, and a secret would be read by all who see the app.",
                            "Give it as a variable, and let the program read it there.");
                    return;
                }
            }
        }
    }

    private static void grace(AppDeployment deployment, Component component) {
        ConfigPath path = DeployConfig.pathOf(component).then("stop_timeout");
        long millis = component.stopTimeout().toMillis();
        if (deployment.config().positions().isGiven(path) && millis > LONGEST_GRACE * 1000) {
            deployment.refuse(
                    path,
                    "digitalocean-stop-timeout",
                    "App Platform waits for 1 to 600 seconds.",
                    "Write at most 10m.");
        } else if (millis < 1 || millis % 1000 != 0) {
            deployment.accountIfGiven(
                    path,
                    Fate.APPROXIMATED,
                    "digitalocean-whole-seconds",
                    "App Platform takes whole seconds here, at least one.",
                    "Write whole seconds.");
        }
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        Container container = draft.component().container();
        ConfigPath path = draft.path().then("container");
        ImageSource source = ImageSource.parse(container.image().orElseThrow()).orElseThrow();
        draft.set(
                "name",
                Value.text(draft.component().name()),
                Origin.at(draft.path().then("kind")));
        draft.set("image", image(deployment, draft, source, path), ImageOrigins.of(container, path));
        if (container.platform().isPresent()) {
            draft.because("image", List.of(Origin.at(path.then("platform"))));
        }
        if (!container.command().isEmpty()) {
            List<String> words = new ArrayList<>();
            words.addAll(texts(deployment, container.command(), path.then("command")));
            words.addAll(texts(deployment, container.args(), path.then("args")));
            draft.set(
                    "run_command",
                    Value.text(ShellLine.of(words)),
                    Origin.at(path.then("command")),
                    Origin.at(path.then("args")));
        }
        ConfigPath stop = draft.path().then("stop_timeout");
        long seconds = Math.clamp((draft.component().stopTimeout().toMillis() + 999) / 1000, 1, LONGEST_GRACE);
        if (deployment.config().positions().isGiven(stop)) {
            draft.set(
                    "termination",
                    Value.object(Map.of("grace_period_seconds", Value.number(seconds))),
                    Origin.at(stop));
        }
    }

    private static Value image(AppDeployment deployment, ComponentDraft draft, ImageSource source, ConfigPath path) {
        Value.Obj image = source.value();
        Optional<RegistryLogin> login = draft.component().container().registry();
        if (login.isPresent() && !source.type().equals(ImageSource.DOCR)) {
            ConfigPath registry = path.then("registry");
            draft.because(
                    "image.registry_credentials",
                    List.of(
                            Origin.at(registry.then("server")),
                            Origin.at(registry.then("username")),
                            Origin.at(registry.then("password"))));
            image = image.with(
                    "registry_credentials",
                    new Value.Interpolation(List.of(
                            Value.text(login.get().username() + ":"),
                            deployment
                                    .secrets()
                                    .given(
                                            login.get().password(),
                                            "password of registry "
                                                    + login.get().server()))));
        }
        if (isPushed(source)) {
            draft.because(
                    "image.deploy_on_push",
                    List.of(DigitalOceanExpansion.setting(DigitalOceanSettings.DEPLOY_ON_PUSH)));
            image = deployment.settings().deploysOnPush()
                    ? image.with("deploy_on_push", Value.list(Value.object(Map.of("enabled", Value.bool(true)))))
                    : image;
        }
        return image;
    }

    private static boolean isPushed(ImageSource source) {
        return source.type().equals(ImageSource.DOCR) && source.tag().isPresent();
    }

    /** Tells whether the image is in the account's own registry, where another can be pushed under the same tag. */
    static boolean canBePushed(Component component) {
        return component
                .container()
                .image()
                .flatMap(ImageSource::parse)
                .filter(ContainerSource::isPushed)
                .isPresent();
    }

    private static List<String> texts(AppDeployment deployment, List<Template> words, ConfigPath path) {
        List<String> texts = new ArrayList<>();
        for (Template word : words) {
            // What is not text was refused.
            Value value = deployment.addresses().value(word, "used in " + path);
            texts.add(((Value.Text) value).text());
        }
        return texts;
    }
}
