package io.omnideploy.templates.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.Mapping;
import io.omnideploy.templates.hcl.HclExpression.Num;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Template;
import io.omnideploy.templates.hcl.HclExpression.Text;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclPrinterTest {
    @TempDir
    Path folder;

    @Test
    void anAttributeWithSeveralLinesEndsTheGroupOfAlignedOnes() {
        Mapping options = new Mapping(new LinkedHashMap<>(Map.of("max-size", new Text("10m"))));
        HclBody body = HclBody.of(
                new Attribute("name", new Text("web")),
                new Attribute("image", Reference.of("docker_image", "web", "image_id")),
                new Attribute("log_opts", options),
                new Attribute("wait", new Bool(true)),
                Block.of("ports", HclBody.of(new Attribute("internal", new Num(BigDecimal.valueOf(80))))));

        assertThat(HclPrinter.body(body, 0).text()).isEqualTo("""
                          name  = "web"
                          image = docker_image.web.image_id
                          log_opts = {
                            max-size = "10m"
                          }
                          wait = true

                          ports {
                            internal = 80
                          }""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${id}     | \"$${id}\"",
                "%{if x}   | \"%%{if x}\"",
                "$5        | \"$5\"",
                "a\"b\\c   | \"a\\\"b\\\\c\"",
                "$(id)     | \"$(id)\""
            })
    void textCantBecomeATemplate(String text, String printed) {
        assertThat(HclPrinter.text(text).text()).isEqualTo(printed);
    }

    @Test
    void aTemplateOfOneReferenceIsTheReference() {
        assertThat(HclPrinter.expression(new Template(List.of(Reference.of("var", "x"))))
                        .text())
                .isEqualTo("var.x");
    }

    @Test
    void aDollarSignBeforeAReferenceStaysOne() {
        Template price = new Template(List.of(new Text("$"), Reference.of("var", "x"), new Text("{")));

        assertThat(HclPrinter.expression(price).text()).isEqualTo("\"\\u0024${var.x}{\"");
    }

    @Test
    void aLongListGetsOneItemPerLine() {
        List<HclExpression> items = IntStream.range(0, 12)
                .mapToObj(index -> (HclExpression) new Text("item number " + index))
                .toList();

        assertThat(HclPrinter.expression(new Tuple(items)).text())
                .startsWith("[\n  \"item number 0\",\n")
                .endsWith(",\n]");
    }

    @Test
    void jsonIsLeftToTerraform() {
        Call call = new Call("jsonencode", List.of(new Mapping(new LinkedHashMap<>(Map.of("a.b", new Text("c"))))));

        assertThat(HclPrinter.expression(call).text()).isEqualTo("jsonencode({\n  \"a.b\" = \"c\"\n})");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void terraformFmtChangesNothing(long seed) throws Exception {
        RandomHcl random = new RandomHcl(seed);
        String document = IntStream.range(0, 60)
                .mapToObj(block -> HclPrinter.body(HclBody.of(Block.of("block", random.body(3))), 0)
                        .text())
                .collect(Collectors.joining("\n\n", "", "\n"));

        assertThat(TerraformProcess.run(folder, document, "fmt", "-"))
                .as("seed " + seed)
                .isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void terraformReadsBackTheVeryText(long seed) throws Exception {
        RandomHcl random = new RandomHcl(seed);
        List<String> texts = new ArrayList<>(
                IntStream.range(0, 400).mapToObj(text -> random.text()).toList());
        List<HclExpression> printed = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            String text = texts.get(index);
            // Every other one in three parts, so that a template may begin at their seams.
            printed.add(
                    index % 2 == 0
                            ? new Text(text)
                            : new Template(List.of(new Text(text), Reference.of("local", "brace"), new Text(text))));
            texts.set(index, index % 2 == 0 ? text : text + "{" + text);
        }
        HclBody locals = HclBody.of(new Attribute("brace", new Text("{")), new Attribute("texts", new Tuple(printed)));
        Files.writeString(folder.resolve("main.tf"), HclPrinter.body(HclBody.of(Block.of("locals", locals)), 0) + "\n");

        String encoded = TerraformProcess.run(
                folder, "join(\",\", [for text in local.texts : base64encode(text)])\n", "console");

        List<String> read = Arrays.stream(encoded.strip().replace("\"", "").split(",", -1))
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                .toList();
        assertThat(read).as("seed " + seed).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void scriptsStandLineByLineAndReadBackTheSame(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> pieces =
                List.of("${", "%{", "}", "$", "%", "\\", "\"", "'", " ", "  ", "EOT", "<<-EOT", "#", "a", "\n", "\n");
        List<String> texts = IntStream.range(0, 200)
                .mapToObj(text -> IntStream.range(0, 20)
                                .mapToObj(piece -> pieces.get(random.nextInt(pieces.size())))
                                .collect(Collectors.joining())
                        + "\n")
                .toList();
        Tuple listed = new Tuple(
                texts.stream().map(text -> (HclExpression) new Text(text)).toList());
        LinkedHashMap<String, HclExpression> scripts = new LinkedHashMap<>();
        texts.forEach(text -> scripts.put("t%03d".formatted(scripts.size()), new Text(text)));
        HclBody locals = HclBody.of(new Attribute("listed", listed), new Attribute("named", new Mapping(scripts)));
        String document =
                HclPrinter.body(HclBody.of(Block.of("locals", locals)), 0).text() + "\n";
        Files.writeString(folder.resolve("main.tf"), document);

        assertThat(document).contains("    <<-EOT\n", " = <<-EOT\n");
        assertThat(TerraformProcess.run(folder, document, "fmt", "-"))
                .as("seed " + seed)
                .isEqualTo(document);
        String encoded = TerraformProcess.run(
                folder,
                "join(\",\", [for text in concat(local.listed, values(local.named)) : base64encode(text)])\n",
                "console");
        assertThat(Arrays.stream(encoded.strip().replace("\"", "").split(",", -1))
                        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)))
                .as("seed " + seed)
                .isEqualTo(Stream.concat(texts.stream(), texts.stream()).toList());
    }
}
