package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of crontab mean the same to EventBridge Scheduler. */
class CronExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 3 * * *          | cron(0 3 * * ? *)
            */15 * * * *       | cron(0/15 * * * ? *)
            5 */2 1 * *        | cron(5 0/2 1 * ? *)
            0 8-18/2 * * *     | cron(0 8,10,12,14,16,18 * * ? *)
            0 0 1,15 jan-mar * | cron(0 0 1,15 1-3 ? *)
            0 0 * 2,11 *       | cron(0 0 * 2,11 ? *)
            30 6 * * 1-5       | cron(30 6 ? * MON-FRI *)
            30 6 * * mon       | cron(30 6 ? * MON *)
            30 6 * * 0         | cron(30 6 ? * SUN *)
            30 6 * * 7         | cron(30 6 ? * SUN *)
            30 6 * * 5-7       | cron(30 6 ? * SUN,FRI,SAT *)
            30 6 * * 0-7       | cron(30 6 * * ? *)
            30 6 1-31 * sat    | cron(30 6 ? * SAT *)
            30 6 * * */2       | cron(30 6 ? * SUN,TUE,THU,SAT *)
            """)
    void translates(String line, String expression) {
        assertThat(CronExpression.of(line)).contains(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 13 * 5", "0 0 1-15 * mon", "0 0 */2 * sun"})
    void hasNoExpressionForDaysOfTwoKinds(String line) {
        assertThat(CronExpression.of(line)).isEmpty();
    }
}
