package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** One way in which mail systems write reports. */
public interface Form {
    /** Its name, as feedback tells it. */
    String name();

    /** What it finds in a report, one for each recipient; empty if the report is not of this form. */
    List<Finding> read(Report report);
}
