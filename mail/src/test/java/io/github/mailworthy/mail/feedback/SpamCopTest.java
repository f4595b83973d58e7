package io.github.mailworthy.mail.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpamCopTest {
    @Test
    void the_robot_complains_for_somebody_it_does_not_name() {
        assertEquals(List.of("- complaint - - - - spamcop"), Samples.told("""
                        From: SpamCop robot <6123@reports.spamcop.net>
                        To: abuse@sender.example
                        Subject: [SpamCop (192.0.2.4) id:6123]Autumn cakes

                        [ SpamCop V4 ]
                        Email from 192.0.2.4 / Sat, 7 Jun 2008 11:18:53 -0500

                        [ Offending message ]
                        From: news@sender.example
                        To: x
                        Subject: Autumn cakes
                        """));
    }

    @Test
    void a_domain_that_ends_alike_is_somebody_elses() {
        assertEquals(List.of(), Samples.told("""
                        From: robot@fake-reports.spamcop.net.example
                        To: abuse@sender.example
                        Subject: hello

                        hello
                        """));
    }
}
