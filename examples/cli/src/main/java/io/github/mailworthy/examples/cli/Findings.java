package io.github.mailworthy.examples.cli;

import io.github.mailworthy.sender.Finding;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How findings are written. */
final class Findings {
    private Findings() {}

    static List<Map<String, Object>> json(List<Finding> findings) {
        return findings.stream().map(Findings::json).toList();
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().name());
        json.put("sentence", finding.sentence());
        json.put("remedy", finding.remedy());
        return json;
    }

    static void tree(List<Finding> findings, String indent, PrintWriter out) {
        for (Finding finding : findings) {
            out.println(indent + finding.severity() + " " + finding.code() + ": " + finding.sentence());
            if (!finding.remedy().isEmpty()) {
                out.println(indent + "  -> " + finding.remedy());
            }
        }
    }
}
