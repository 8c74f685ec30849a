package io.omnideploy.templates.hcl;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The documents of a Terraform configuration. A template lays out each; every value in it was written by the printer. */
public final class HclDocuments {
    /** Shared, or each configuration that is written would have the templates parsed anew; never changed after it is made. */
    private static final Configuration TEMPLATES = strict();

    /** A block at the outermost level: {@code opening} is what stands before its brace, {@code body} its lines. */
    public record BlockView(HclFragment opening, HclFragment body) {
        /** Tells whether there is nothing between the braces. */
        public boolean isEmpty() {
            return body.text().isEmpty();
        }
    }

    /** A provider that a configuration needs. */
    public record ProviderView(HclFragment name, HclFragment source, HclFragment version) {}

    /** What becomes of the value of an input. */
    public enum Keeping {
        /** It may be shown and kept. */
        PLAIN,
        /** It is kept and not shown. */
        SENSITIVE,
        /** It is neither shown nor kept. */
        EPHEMERAL
    }

    /** An input of a configuration. */
    public record VariableView(
            HclFragment name,
            HclFragment description,
            HclFragment type,
            Optional<HclFragment> fallback,
            Keeping keeping) {
        /** Tells whether the value is a secret. */
        public boolean isSensitive() {
            return keeping != Keeping.PLAIN;
        }

        /** Tells whether the value is forgotten when a run ends. */
        public boolean isEphemeral() {
            return keeping == Keeping.EPHEMERAL;
        }
    }

    /**
     * A secret as the folder's README tells of it.
     *
     * @param variable the variable of the environment that gives it
     * @param description what it is for
     * @param revision the variable that tells which value it is, if the tool keeps none
     */
    public record SecretView(String variable, String source, String description, Optional<String> revision) {}

    /**
     * What the folder's README tells.
     *
     * @param name the deployment
     * @param stack the stack
     * @param target the target, for the heading alone
     * @param localState whether the state lies in the work folder, so that {@code init} must be told where
     */
    public record ReadmeView(
            String name,
            String stack,
            String target,
            boolean localState,
            List<String> files,
            List<SecretView> secrets) {
        /** Returns a variable that tells which value of a secret it is, as an example; empty if there is none. */
        public Optional<String> revision() {
            return secrets.stream()
                    .flatMap(secret -> secret.revision().stream())
                    .findFirst();
        }
    }

    /**
     * Returns versions.tf.
     *
     * @param state the block that says where the state is kept
     */
    public String versions(HclFragment required, List<ProviderView> providers, BlockView state) {
        return render("versions.tf.ftl", Map.of("required", required, "providers", providers, "state", state));
    }

    /** Returns a file of blocks, a blank line between each two. */
    public String blocks(List<BlockView> blocks) {
        return render("blocks.tf.ftl", Map.of("blocks", blocks));
    }

    /** Returns variables.tf. */
    public String variables(List<VariableView> variables) {
        return render("variables.tf.ftl", Map.of("variables", variables));
    }

    /** Returns README.md. */
    public String readme(ReadmeView readme) {
        return render("README.md.ftl", Map.of("readme", readme));
    }

    /** Returns .gitignore: what the tool makes beside the files, but for its lock file, which belongs to the team. */
    public String gitignore() {
        return render("gitignore.ftl", Map.of());
    }

    private String render(String template, Map<String, ?> model) {
        try (StringWriter text = new StringWriter()) {
            TEMPLATES.getTemplate(template).process(model, text);
            return text.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (TemplateException broken) {
            throw new IllegalStateException("template " + template + " does not fit its view", broken);
        }
    }

    private static Configuration strict() {
        Configuration strict = new Configuration(Configuration.VERSION_2_3_34);
        strict.setClassForTemplateLoading(HclDocuments.class, "");
        strict.setDefaultEncoding(StandardCharsets.UTF_8.name());
        strict.setLocale(Locale.ROOT);
        strict.setLocalizedLookup(false);
        strict.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        strict.setLogTemplateExceptions(false);
        strict.setWrapUncheckedExceptions(true);
        strict.setFallbackOnNullLoopVariable(false);
        strict.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        strict.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        return strict;
    }
}
