package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** The DragonFly Mail Agent: one address in a sentence, then what the server did not like. */
final class DragonFly implements Form {
    private static final Cues SAID = Cues.of("DragonFly Mail Agent", "There was an error delivering your mail to");

    @Override
    public String name() {
        return "dma";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return sentence(report);
    }

    private static List<Finding> sentence(Report report) {
        List<Finding> found = Labels.in(report, "there was an error delivering your mail to");
        int said = report.notice().indexOf("delivering your mail to");
        if (!found.isEmpty() && said > 0) {
            int end = report.notice().indexOf("\n\n", said);
            found.get(0).diagnostic =
                    end < 0 ? "" : report.notice().substring(end).strip();
        }
        return found;
    }
}
