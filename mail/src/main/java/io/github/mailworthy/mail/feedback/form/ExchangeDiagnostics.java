package io.github.mailworthy.mail.feedback.form;

import java.util.List;

/** Exchange from 2007 on and Office 365: an address, then {@code #550 5.1.1 RESOLVER...}, for administrators. */
final class ExchangeDiagnostics implements Form {
    @Override
    public String name() {
        return "exchange-ndr";
    }

    @Override
    public List<Finding> read(Report report) {
        if (!(report.says("iagnostic information for administrators")
                || report.says("Generating server:")
                || report.says("Informations de diagnostic")
                || report.says("Diagnoseinformationen")
                || report.says("nformazioni di diagnostica")
                || report.says("nformación de diagnóstico")
                || report.says("nformações de diagnóstico")
                || report.says("Your message to")
                || report.says("wasn't delivered")
                || report.says("couldn't be delivered"))) {
            return List.of();
        }
        return Blocks.in(report);
    }
}
