package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Exchange from 2007 on and Office 365: an address, then {@code #550 5.1.1 RESOLVER...}, for administrators. */
final class ExchangeDiagnostics implements Form {
    private static final Cues SAID = Cues.of(
            "iagnostic information for administrators",
            "Generating server:",
            "Informations de diagnostic",
            "Diagnoseinformationen",
            "nformazioni di diagnostica",
            "nformación de diagnóstico",
            "nformações de diagnóstico",
            "Your message to",
            "wasn't delivered",
            "couldn't be delivered");

    @Override
    public String name() {
        return "exchange-ndr";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!report.says(SAID)) {
            return List.of();
        }
        return report.blocks();
    }
}
