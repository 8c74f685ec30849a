package io.omnideploy.cli.account;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Shape;
import io.omnideploy.config.Shape.Field;
import io.omnideploy.config.Shape.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes whole descriptions at random from the shape of deploy.yaml, so that a new key takes part without being named here. */
final class RandomDescription {
    private static final List<String> NAMES = List.of("web", "worker", "nightly", "db", "cache", "old");
    private static final List<String> STACKS = List.of("dev", "prod");

    /** One of these fits each pattern in the shape; where none does, the test says so. */
    private static final List<String> TEXTS = List.of(
            "web",
            "db",
            "hello",
            "eu-central-1",
            "a.example.com",
            "/a/b",
            "ghcr.io/acme/web:1.4",
            "linux/amd64",
            "1000:1000",
            "NET_ADMIN",
            "127.0.0.1",
            "unix:///run/docker.sock",
            "0 3 * * *",
            "app_one",
            "my-bucket",
            "16",
            "10.0.0.0/16",
            "vpc-0123456789abcdef0",
            "arn:aws:kms:eu-central-1:123456789012:key/one",
            "subnet-0123456789abcdef0",
            "sg-0123456789abcdef0",
            "https://10.0.0.1:6443",
            "0b1f9d1e-2c4d-4e6f-8a90-1b2c3d4e5f60",
            "acme/docs",
            "example.com/dedicated");

    /** For what none of the others fits. */
    private static final List<String> SPECIAL = List.of(
            "https://login.example.com/.well-known/openid-configuration",
            "Authorization",
            "arn:aws:iam::123456789012:role/agent",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:lambda:eu-central-1:123456789012:function:find",
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:key-AbCdEf",
            "s3://acme-docs/tools.json");

    private static final List<String> KEYS = List.of("LOG_LEVEL", "API_TOKEN", "team", "data", "max_connections");

    private static final List<String> TEMPLATES = List.of(
            "info", "", "${db.url}", "${old.host}", "${web.port}", "${API_TOKEN}", "x${API_TOKEN}y", "${deploy.stack}");

    private final Random random;
    private final Shape.Fields top;
    private final String target;
    private final List<String> backends;

    /** @param backends names of those that support the target */
    RandomDescription(Random random, Map<String, Fields> sections, String target, List<String> backends) {
        this.random = random;
        this.target = target;
        this.backends = List.copyOf(backends);
        this.top = new DeployShape().top(sections);
    }

    /** Returns a tree of maps, lists, texts, numbers, switches and nulls. */
    Map<String, Object> next() {
        Map<String, Object> tree = fields(top, "", false);
        tree.put("name", "app");
        if (random.nextInt(3) == 0) {
            tree.put("overrides", overrides());
        }
        tree.put("components", names(NAMES.subList(0, 3), field("components").shape(), "components", false));
        if (tree.get("stacks") instanceof Map<?, ?>) {
            tree.put("stacks", names(STACKS, ((Shape.MapOf) field("stacks").shape()), "stacks", true));
        }
        return tree;
    }

    /** Which addresses there are is known only when the rest is: of these, some are not, and are cut. */
    private Map<String, Object> overrides() {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("dns", List.of("10.0.0.1", "10.0.0.2"));
        container.put("log_opts", Map.of("max-size", "5m"));
        container.put("labels.owner", "ops");
        container.put("shm_size", null);
        container.put("ulimit", List.of(new TreeMap<>(Map.of("name", "nofile", "soft", 1024, "hard", 2048))));
        container.keySet().removeIf(key -> random.nextBoolean());
        Map<String, Object> overrides = new LinkedHashMap<>();
        if (target.equals("docker")) {
            overrides.put("docker.Container/" + one(NAMES.subList(0, 3)), container);
        } else if (target.equals("kubernetes")) {
            overrides.put(
                    "kubernetes.apps.Deployment/" + one(NAMES.subList(0, 3)),
                    Map.of("spec.min_ready_seconds", 5, "metadata.annotations.example.com/owner", "ops"));
        } else if (isAgents()) {
            overrides.put(
                    "aws.bedrockagentcore.AgentRuntime/" + one(NAMES.subList(0, 3)), Map.of("description", "One"));
        } else if (target.equals("digitalocean")) {
            overrides.put("digitalocean.App/main", Map.of("deployment_per_page", 50));
        } else {
            overrides.put("aws.ecs.Service/" + one(NAMES.subList(0, 3)), Map.of("platform_version", "1.4.0"));
        }
        if (random.nextBoolean()) {
            overrides.put(
                    target.equals("kubernetes") ? "aws.ecs.Service/web" : "kubernetes.apps.Deployment/web",
                    Map.of("replicas", 3));
        }
        return overrides;
    }

    private Field field(String key) {
        return top.field(key).orElseThrow();
    }

    private Map<String, Object> names(List<String> names, Shape shape, String path, boolean overlay) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name : names) {
            map.put(name, value(((Shape.MapOf) shape).value(), path + "." + name, overlay));
        }
        return map;
    }

    private Map<String, Object> fields(Fields fields, String path, boolean overlay) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Field field : fields.fields()) {
            if (field.key().equals("overrides")) {
                continue;
            }
            if (overlay ? random.nextInt(6) == 0 : field.required() || random.nextInt(3) == 0) {
                boolean nothing = random.nextInt(overlay ? 6 : 40) == 0;
                map.put(field.key(), nothing ? null : value(field.shape(), path + "." + field.key(), overlay));
            }
        }
        return map;
    }

    private Object value(Shape shape, String path, boolean overlay) {
        return switch (shape) {
            case Shape.Text text -> text(text, path);
            case Shape.Word word -> one(word.words());
            case Shape.Whole whole -> whole.min() + random.nextLong(Math.min(4, whole.max() - whole.min() + 1));
            case Shape.Decimal decimal -> decimal.min();
            case Shape.Switch s -> random.nextBoolean();
            case Shape.Time time -> one(List.of("7s", "30s", "1m30s"));
            case Shape.Bytes bytes -> one(List.of("512Mi", "2Gi"));
            case Shape.CpuAmount cpu -> one(List.of("0.5", "250m", "2"));
            case Shape.Source source -> one(List.of("env:API_TOKEN", "file:secrets/key", "store:shared"));
            case Shape.Free free -> one(List.of("10m", 5));
            case Shape.ListOf list -> list(list, path);
            case Shape.MapOf map -> map(map, path, overlay);
            case Shape.Fields fields when isComponent(fields) && !overlay -> component(fields, path);
            case Shape.Fields fields when fields.keys().contains("dockerfile_inline") -> build();
            case Shape.Fields fields -> fields(fields, path, overlay);
        };
    }

    private static boolean isComponent(Fields fields) {
        return fields.keys().containsAll(List.of("kind", "container"));
    }

    /** Nothing runs without an image, given or built. */
    private Map<String, Object> component(Fields fields, String path) {
        Map<String, Object> component = fields(fields, path, false);
        Map<String, Object> container =
                fields((Fields) fields.field("container").orElseThrow().shape(), path + ".container", false);
        container.remove("build");
        container.remove("image");
        if (random.nextInt(4) == 0) {
            container.put("build", build());
        } else {
            container.put("image", isAgents() ? "public.ecr.aws/acme/web:1.4" : "ghcr.io/acme/web:1.4");
        }
        component.put("container", container);
        return component;
    }

    /** Some platforms take images from one place, and for one machine. */
    private boolean isAgents() {
        return target.equals("agentcore");
    }

    /** The folder has a Dockerfile. */
    private Map<String, Object> build() {
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("context", ".");
        build.put("dockerfile", "Dockerfile");
        build.put("target", "runtime");
        build.put("args", new LinkedHashMap<>(Map.of("VERSION", "1.4")));
        build.put("platforms", new ArrayList<>(List.of(isAgents() ? "linux/arm64" : "linux/amd64")));
        if (random.nextBoolean()) {
            build.put("additional_contexts", new LinkedHashMap<>(Map.of("more", ".")));
            build.put("labels", new LinkedHashMap<>(Map.of("a", "b")));
            build.put("secrets", new LinkedHashMap<>(Map.of("npm", "env:API_TOKEN")));
            build.put("ssh", new ArrayList<>(List.of("default")));
        } else {
            build.put("network", "host");
            build.put("extra_hosts", new LinkedHashMap<>(Map.of("proxy", "10.0.0.7")));
            build.put("shm_size", "512Mi");
            build.put("cache_from", new ArrayList<>(List.of("cache")));
            build.put("pull", true);
        }
        return build;
    }

    private Object text(Shape.Text text, String path) {
        if (path.endsWith("depends_on.name")) {
            return one(NAMES);
        }
        if (text.mayRefer()) {
            return one(TEMPLATES);
        }
        if (path.equals(".target") || path.matches("stacks\\.\\w+\\.target")) {
            return target;
        }
        if (path.equals(".backend") || path.matches("stacks\\.\\w+\\.backend")) {
            return one(backends);
        }
        Pattern pattern = text.pattern().orElse(Pattern.compile("[\\s\\S]*"));
        boolean isUsual =
                TEXTS.stream().anyMatch(sample -> pattern.matcher(sample).matches());
        return one(fitting(isUsual ? TEXTS : SPECIAL, pattern, path));
    }

    private List<Object> list(Shape.ListOf list, String path) {
        List<Object> items = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            items.add(value(list.item(), path, false));
        }
        return items;
    }

    private Map<String, Object> map(Shape.MapOf map, String path, boolean overlay) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(NAMES);
        keys.addAll(KEYS);
        List<String> able = fitting(keys, map.key(), path);
        boolean named = able.containsAll(NAMES) && !path.endsWith("tags");
        for (int count = random.nextInt(named ? 5 : 3); count > 0; count--) {
            values.put(one(able), value(map.value(), path, overlay));
        }
        return values;
    }

    private static List<String> fitting(List<String> samples, Pattern pattern, String path) {
        List<String> able = samples.stream()
                .filter(sample -> pattern.matcher(sample).matches())
                .toList();
        if (able.isEmpty()) {
            throw new IllegalStateException("no sample fits " + pattern + " at " + path + "; add one");
        }
        return able;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
