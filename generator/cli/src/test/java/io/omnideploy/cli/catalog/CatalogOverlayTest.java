package io.omnideploy.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.catalog.CatalogCompiler;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.testkit.AwsProfile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogOverlayTest {
    private static final String BASE = """
            Thing:
              names: {terraform: acme_thing}
              properties:
                name: {type: text, replaces: true}
                secret: {type: text, secret: true, transform: {terraform: write_only secret_wo secret_wo_version}}
                size: {type: object, block: true, fields: {width: {type: number}, height: {type: number}}}
            """;

    @TempDir
    private Path root;

    private final List<URLClassLoader> loaders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    void changesWhatItNamesAndLeavesTheRest() throws IOException {
        CatalogType thing = laid("""
                Thing:
                  properties:
                    name: {names: {terraform: title}}
                    size: {fields: {height: {omitted: {terraform: "too new"}}}}
                    colour: {type: text, transform: {terraform: values red rouge blue bleu}}
                """);
        assertThat(thing.properties())
                .extracting(CatalogProperty::name)
                .containsExactly("name", "secret", "size", "colour");
        CatalogProperty name = thing.property("name").orElseThrow();
        assertThat(name.names()).containsEntry("terraform", "title");
        assertThat(name.replaces()).isTrue();
        CatalogProperty size = thing.property("size").orElseThrow();
        assertThat(size.field("height").orElseThrow().omitted()).containsEntry("terraform", "too new");
        assertThat(size.field("width").orElseThrow().omitted()).isEmpty();
        assertThat(thing.property("colour").orElseThrow().transform().get("terraform"))
                .isInstanceOfSatisfying(
                        Transform.Values.class,
                        values -> assertThat(values.words())
                                .containsEntry("red", "rouge")
                                .containsEntry("blue", "bleu"));
    }

    @Test
    void nothingRemoves() throws IOException {
        CatalogType thing = laid("Thing: {properties: {secret: {transform: {terraform: null}}, size: null}}");
        assertThat(thing.property("secret").orElseThrow().transform()).isEmpty();
        assertThat(thing.property("secret").orElseThrow().secret()).isTrue();
        assertThat(thing.property("size")).isEmpty();
    }

    @Test
    void leavesOutWholeTypesAndAddsOthers() throws IOException {
        CompiledCatalog catalog = catalog("""
                Thing: {omitted: {terraform: too new}}
                Other: {names: {terraform: acme_other}, properties: {name: {type: text}}}
                """);
        assertThat(catalog.expect(ResourceType.parse("acme.shop.Thing")).omitted())
                .containsEntry("terraform", "too new");
        assertThat(catalog.expect(ResourceType.parse("acme.shop.Other")).name("terraform"))
                .contains("acme_other");
    }

    @Test
    void nothingMeansNothingInTheCatalogItself() throws IOException {
        Path in = Files.createDirectories(root.resolve("in"));
        Files.writeString(in.resolve("shop.yaml"), "Thing: {names: null}");
        assertThatThrownBy(() -> CatalogCompiler.compileAll(in, root.resolve("out"), CatalogCompiler.Kind.CATALOG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names");
    }

    /** The profile may only speak of what the catalog has: otherwise it would silently do nothing. */
    @Test
    void theProfileOfTheOldProviderSpeaksOfWhatThereIs() throws IOException {
        Path jar = root.resolve("profile.jar");
        AwsProfile.writeJar(jar);
        CompiledCatalog plain = new CompiledCatalog(getClass().getClassLoader());
        CompiledCatalog old = new CompiledCatalog(loader(jar));
        assertThat(old.provider("aws").orElseThrow().tool("terraform").orElseThrow())
                .containsEntry("version", "3.39.0")
                .containsEntry("source", "hashicorp/aws");
        for (String service : AwsProfile.services()) {
            List<CatalogType> known = plain.types("aws", service);
            List<CatalogType> laid = old.types("aws", service);
            assertThat(laid).extracting(CatalogType::type).isEqualTo(types(known));
            for (int type = 0; type < known.size(); type++) {
                assertThat(paths(
                                laid.get(type).properties(),
                                laid.get(type).type().toString()))
                        .isEqualTo(paths(
                                known.get(type).properties(),
                                known.get(type).type().toString()));
            }
        }
    }

    private static List<ResourceType> types(List<CatalogType> all) {
        return all.stream().map(CatalogType::type).toList();
    }

    private static List<String> paths(List<CatalogProperty> properties, String place) {
        List<String> paths = new ArrayList<>();
        for (CatalogProperty property : properties) {
            String path = place + "." + property.name() + " " + property.kind();
            paths.add(path);
            paths.addAll(paths(property.fields(), path));
        }
        return paths;
    }

    private CatalogType laid(String overlay) throws IOException {
        return catalog(overlay).expect(ResourceType.parse("acme.shop.Thing"));
    }

    private CompiledCatalog catalog(String overlay) throws IOException {
        compile(BASE, "catalog", CatalogCompiler.Kind.CATALOG);
        compile(overlay, "catalog-overlay", CatalogCompiler.Kind.OVERLAY);
        return new CompiledCatalog(loader(root.resolve("classes")));
    }

    private void compile(String text, String folder, CatalogCompiler.Kind kind) throws IOException {
        Path in = root.resolve(folder);
        Files.createDirectories(in.resolve("acme"));
        Files.writeString(in.resolve("acme/shop.yaml"), text);
        CatalogCompiler.compileAll(in, root.resolve("classes").resolve(folder), kind);
    }

    private URLClassLoader loader(Path place) throws IOException {
        URLClassLoader loader =
                new URLClassLoader(new URL[] {place.toUri().toURL()}, getClass().getClassLoader());
        loaders.add(loader);
        return loader;
    }
}
