package io.omnideploy.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 * * *      | 0 3 * * *",
                "0 3  * *  1-5  | 0 3 * * 1-5",
                "0 3 * * 7      | 0 3 * * 0",
                "0 3 * * 5-7    | 0 3 * * 0,5,6",
                "0 3 * * 1,7    | 0 3 * * 1,0",
                "0 3 * * 1-7/3  | 0 3 * * 0,1,4",
                "7 7 7 7 SUN    | 7 7 7 7 SUN",
                "*/7 * * * */7  | */7 * * * */7",
            })
    void writesSundayAsTheControllerDoes(String written, String portable) {
        assertThat(CronLine.portable(written)).isEqualTo(portable);
    }
}
