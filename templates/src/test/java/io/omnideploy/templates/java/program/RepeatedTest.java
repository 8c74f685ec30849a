package io.omnideploy.templates.java.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Lambda;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource;
import io.omnideploy.templates.java.JavaSource.Constructor;
import io.omnideploy.templates.java.JavaSource.Form;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private static final JavaType MAP = JavaType.of("java.util.Map");

    @Test
    void whatIsSaidTwiceHasTheNameOfItsProperty() {
        assertThat(written(made("first", labels("web")), made("second", labels("web"))))
                .contains("""
                        var labels = Map.of("app", "web", "team", "shop");
                        this.first = new Thing(thing.labels(labels));
                        this.second = new Thing(thing.labels(labels));
                """);
    }

    @Test
    void aFurtherValueOfThePropertyIsCalledAfterWhatFirstHasIt() {
        assertThat(written(
                        made("first", labels("web")),
                        made("second", labels("web")),
                        made("third", labels("db")),
                        made("fourth", labels("db"))))
                .contains("var labels = Map.of(\"app\", \"web\"", "var thirdLabels = Map.of(\"app\", \"db\"")
                .contains("this.fourth = new Thing(thing.labels(thirdLabels));");
    }

    @Test
    void noNameIsTakenTwice() {
        List<Statement> statements = Repeated.named(
                List.of(made("first", labels("web")), made("second", labels("web"))), Set.of("labels"), Set.of());

        assertThat(statements.getFirst().opening()).isEqualTo("var labels2 = ");
    }

    @Test
    void whatIsShortOrSaidOnceStays() {
        JavaExpression once =
                new Word("thing").call("labels", JavaExpression.of(MAP, "of", new Text("a"), new Text("b")));

        assertThat(written(made("first", once), made("second", once), made("third", labels("web"))))
                .doesNotContain("var ");
    }

    @Test
    void aMapOfAnythingStays() {
        JavaExpression options = new Word("thing").call("options", ((JavaExpression.Call) labels("web")).arguments());

        assertThat(written(made("first", options), made("second", options))).doesNotContain("var ");
    }

    @Test
    void whatMaySpeakOfAParameterStaysInItsFunction() {
        JavaExpression inside = new Word("output").call("applyValue", new Lambda("value", labels("web")));

        assertThat(written(made("first", inside), made("second", inside))).doesNotContain("var ");
    }

    @Test
    void aMapWithoutPlaceOnALineHasItsKeysBesideTheirValues() {
        JavaExpression[] long50 = new JavaExpression[6];
        for (int at = 0; at < long50.length; at++) {
            long50[at] = new Text("a text of more than thirty signs " + at);
        }

        assertThat(written(new Statement("var all = ", JavaExpression.of(MAP, "of", long50))))
                .contains("""
                        var all = Map.ofEntries(
                                Map.entry("a text of more than thirty signs 0", "a text of more than thirty signs 1"),
                """);
    }

    private static JavaExpression labels(String app) {
        return new Word("thing")
                .call(
                        "labels",
                        JavaExpression.of(
                                MAP, "of", new Text("app"), new Text(app), new Text("team"), new Text("shop")));
    }

    private static Statement made(String field, JavaExpression argument) {
        return new Statement("this." + field + " = ", new Make(new JavaType("a", "Thing"), List.of(argument)));
    }

    private static String written(Statement... statements) {
        return new JavaSource(
                        new JavaType("a", "Web"),
                        "A header.",
                        "A class.",
                        Form.OBJECT,
                        List.of(new Constructor(
                                List.of(), Repeated.named(List.of(statements), Set.of(), Set.of("options")))),
                        Set.of())
                .print();
    }
}
