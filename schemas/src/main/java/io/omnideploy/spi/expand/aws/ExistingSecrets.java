package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Secrets that lie in AWS already. Their values are never read here: who uses one is told where it is, as
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html says.
 */
public final class ExistingSecrets {
    /** The statements that let a task read secrets. */
    public static final Set<String> READING = Set.of("ReadSecrets", "ReadParameters");

    /** Looked up: a secret of Secrets Manager by its name. */
    public static final ResourceType SECRET_LOOKUP = ResourceType.parse("aws.secretsmanager.SecretLookup");

    private static final String MANAGER = "secretsmanager";
    private static final String PARAMETERS = "ssm";

    /** arn, partition, service, region, account, "secret", name. */
    private static final int ARN_PARTS = 7;

    private static final Pattern SECRET_ARN =
            Pattern.compile("arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^:]+(:[^:]*){0,3}");
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}(:[^:]*){0,3}");
    private static final Pattern PARAMETER_ARN =
            Pattern.compile("arn:[a-z-]+:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9_./-]+");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z0-9_./-]{1,1011}");

    private final AwsDraft draft;
    private final String reader;

    /** @param reader who gets them, as {@code a task} */
    public ExistingSecrets(AwsDraft draft, String reader) {
        this.draft = draft;
        this.reader = reader;
    }

    /** Tells whether a source is one that AWS reads when a task starts. */
    public static boolean isMeant(SecretSource source) {
        return source.scheme().equals(MANAGER) || source.scheme().equals(PARAMETERS);
    }

    /** Returns a secret by its source, which was checked. */
    public ExistingSecret of(SecretSource source) {
        return source.scheme().equals(MANAGER) ? secret(source.key()) : parameter(source.key());
    }

    private ExistingSecret secret(String key) {
        List<String> parts = Arrays.asList(key.split(":", -1));
        if (key.startsWith("arn:")) {
            String arn = String.join(":", parts.subList(0, ARN_PARTS));
            return secret(Value.text(arn), parts.subList(ARN_PARTS, parts.size()));
        }
        return secret(byName(parts.getFirst()), parts.subList(1, parts.size()));
    }

    /** A container definition wants the ARN, of which only AWS knows the end. */
    private Value byName(String name) {
        String lookup = "secret_" + Naming.slug(name, '_');
        Lookup other = draft.lookups().get(lookup);
        if (other != null && !Value.text(name).equals(other.properties().get("name"))) {
            lookup = lookup + "_" + Naming.hash(name, 6);
        }
        draft.lookup(new Lookup(lookup, SECRET_LOOKUP, new TreeMap<>(Map.of("name", Value.text(name)))));
        return new Value.LookupRef(lookup, AttributePath.of("arn"));
    }

    private static ExistingSecret secret(Value arn, List<String> part) {
        return new ExistingSecret(
                arn,
                part.stream().allMatch(String::isEmpty) ? List.of() : part,
                IamStatement.of("ReadSecrets", "secretsmanager:GetSecretValue", arn));
    }

    /** By its ARN, which is told without a look: a lookup would read the value into the state. */
    private ExistingSecret parameter(String key) {
        Value arn = Value.text(key);
        if (!key.startsWith("arn:")) {
            arn = TemplateValues.joined(List.of(
                    Value.text("arn:" + draft.partition() + ":ssm:" + draft.region() + ":"),
                    draft.accountId(),
                    Value.text(":parameter" + (key.startsWith("/") ? "" : "/") + key)));
        }
        return new ExistingSecret(
                arn, List.of(), new IamStatement("ReadParameters", List.of("ssm:GetParameters"), List.of(arn)));
    }

    /** Refuses every source of the description that has no place on AWS. */
    public void check() {
        DeployConfig config = draft.config();
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component);
            component.secrets().forEach((name, use) -> check(use.source(), path.then("secrets", name)));
            component.environment().forEach((name, template) -> check(template, path.then("environment", name)));
            component
                    .container()
                    .registry()
                    .map(login -> login.password())
                    .ifPresent(source -> check(source, path.then("container", "registry", "password")));
        }
        config.backingServices()
                .values()
                .forEach(service -> service.external().ifPresent(external -> {
                    ConfigPath path = DeployConfig.pathOf(service).then("external");
                    external.password().ifPresent(source -> check(source, path.then("password")));
                    external.url().ifPresent(template -> check(template, path.then("url")));
                }));
    }

    private void check(Template template, ConfigPath path) {
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.SecretPart secret) {
                check(secret.source(), path);
            }
        }
    }

    private void check(SecretSource source, ConfigPath path) {
        String key = source.key();
        switch (source.scheme()) {
            case "vault" ->
                refuse(
                        path,
                        source + " has no place here: " + reader
                                + " gets what Secrets Manager or Parameter Store keeps.",
                        "Put it there and write secretsmanager: or ssm:; or read it where 'up' runs, by env:, file: or"
                                + " store:.");
            case MANAGER -> {
                if (!(key.startsWith("arn:") ? SECRET_ARN : SECRET_NAME)
                        .matcher(key)
                        .matches()) {
                    refuse(
                            path,
                            "'" + key + "' is neither the name nor the ARN of a secret of Secrets Manager.",
                            "Write secretsmanager:NAME or secretsmanager:ARN, and :KEY behind it for one key of a secret"
                                    + " in JSON.");
                }
            }
            case PARAMETERS -> {
                if (!(key.startsWith("arn:") ? PARAMETER_ARN : PARAMETER_NAME)
                        .matcher(key)
                        .matches()) {
                    refuse(
                            path,
                            "'" + key + "' is neither the name nor the ARN of a parameter of Parameter Store.",
                            "Write ssm:/PATH/NAME; a name has up to 1011 letters, digits and any of ._-/.");
                }
            }
            default -> {
                // Read where 'up' runs.
            }
        }
    }

    private void refuse(ConfigPath path, String cause, String remedy) {
        draft.refuse(path, "secret-source", cause, remedy);
    }
}
