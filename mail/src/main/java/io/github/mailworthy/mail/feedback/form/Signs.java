package io.github.mailworthy.mail.feedback.form;

import io.github.mailworthy.feedback.Codes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a text says that mail was not delivered, for reports whose author and subject tell nothing. One sign is not
 * enough: people write of lost mail, too.
 */
final class Signs {
    private static final int LOOKED_AT = 8_000;
    private static final int MOST_NAMED = 50;

    /** How it is said, in lower case; English, then other languages. */
    private static final String[] FAILED = {
        "not be delivered",
        "not been delivered",
        "not have been delivered",
        "message is being returned",
        "has been blocked by",
        "was blocked by",
        "was not delivered",
        "were not delivered",
        "not deliver",
        "undeliverable",
        "undelivered",
        "unable to deliver",
        "delivery failed",
        "delivery failure",
        "delivery error",
        "delivery problem",
        "delivery of the e",
        "failed to deliver",
        "fail to deliver",
        "wasn't able to deliver",
        "wasn't delivered",
        "couldn't be delivered",
        "couldn't deliver",
        "failure delivering",
        "error delivering",
        "error sending",
        "delivery has failed",
        "could not be sent",
        "could not be reached",
        "did not reach",
        "failed recipient",
        "failed address",
        "permanent error",
        "fatal error",
        "delivery attempts",
        "returned to sender",
        "mail bounce",
        "message bounced",
        "rcpt=[",
        "cannot be relayed",
        "rejected:",
        "not delivered",
        "zugestellt werden",
        "nicht zugestellt",
        "nicht zustellen",
        "unzustellbar",
        "zustellung fehlgeschlagen",
        "nicht erreicht",
        "pas pu être",
        "pas été remis",
        "n'a pu être",
        "non remis",
        "non distribu",
        "échec de la remise",
        "impossible de remettre",
        "no pudo ser entregado",
        "no ha podido ser entregado",
        "no se pudo entregar",
        "no se ha podido entregar",
        "no fue posible entregar",
        "no ha sido posible entregar",
        "no fue entregado",
        "no entregado",
        "non è stato recapitato",
        "non è stato consegnato",
        "non è stato possibile",
        "mancato recapito",
        "mancata consegna",
        "não pôde ser entregue",
        "não foi entregue",
        "não foi possível",
        "não entregue",
        "не может быть доставлено",
        "не доставлено",
        "не удалось доставить",
        "не было доставлено",
        "недоставлен",
        "nie została dostarczona",
        "nie mogła zostać dostarczona",
        "nie dostarczono",
        "nepodařilo doručit",
        "nelze doručit",
        "nebyla doručena",
        "niet worden afgeleverd",
        "niet worden bezorgd",
        "niet afgeleverd",
        "kunde inte levereras",
        "kunne ikke leveres",
        "ei voitu toimittaa",
        "nem kézbesíthető",
        "nem sikerült kézbesíteni",
        "iletilemedi",
        "teslim edilemedi",
        "δεν παραδόθηκε",
        "δεν ήταν δυνατή η παράδοση",
        "не доставлений",
        "تعذر تسليم",
        "לא ניתן היה למסור",
        "ไม่สามารถส่ง",
        "không thể gửi",
        "退信",
        "被退回",
        "无法送达",
        "投递失败",
        "無法送達",
        "無法傳遞",
        "送信できません",
        "送信に失敗",
        "配信できません",
        "配信されません",
        "お届けできません",
        "届けられません",
        "送達できません",
        "配送できません",
        "전송되지",
        "전달되지",
        "반송"
    };

    private static final Cues FAILURE = Cues.of(FAILED);

    /** What stands before the address in a sentence about a message, in lower case. */
    private static final String[] ADDRESSED = {
        "mail to",
        "message to",
        "delivered to",
        "deliver to",
        "delivery to",
        "addressed to",
        "sent to",
        "mail an",
        "nachricht an",
        "message à",
        "mensaje a",
        "messaggio a",
        "mensagem para",
        "correo a",
        "an die adresse",
        "message for",
        "message was for",
        "mail was for",
        "intended for",
        "mail for",
        "destiné à",
        "messaggio per",
        "mensaje para",
        "bericht aan",
        "meddelande till",
        "wiadomość do",
        "zprávu pro",
        "письмо для",
        "лист для"
    };

    /** How a person's subject begins that answers or forwards. */
    private static final String[] ANSWERS = {
        "re:", "aw:", "sv:", "antw:", "vs:", "odp:", "rv:", "r:", "ynt:", "回复:", "fwd:", "fw:", "wg:", "tr:", "enc:",
        "转发:"
    };

    private Signs() {}

    /** Whether it is a report of a failure, by more than one sign. */
    static boolean failure(Report report) {
        boolean said = said(report);
        boolean shown = !report.blocks().isEmpty() || addressed(report);
        boolean coded = coded(report.notice());
        boolean returned = report.returned().isPresent()
                || report.notice().length() < report.text().length();
        return (answers(report) || byItsAuthor(report))
                ? said && coded && (shown || returned)
                : said ? shown || coded || returned : shown && coded;
    }

    /** Whether there is one sign at least, of a mail that is no answer: enough for what has the null return path. */
    static boolean any(Report report) {
        return !answers(report)
                && (said(report) || coded(report.notice()) || report.returned().isPresent());
    }

    private static boolean addressed(Report report) {
        return addressee(report).isPresent();
    }

    /** Whom it says that a message was for. */
    static Optional<String> addressee(Report report) {
        String notice = report.notice();
        List<String> named =
                notice.length() <= LOOKED_AT ? report.named() : report.others(notice.substring(0, LOOKED_AT));
        for (String address : named.subList(0, Math.min(named.size(), MOST_NAMED))) {
            int end = Math.max(0, notice.indexOf(address));
            while (end > 0 && (notice.charAt(end - 1) <= ' ' || "<\"'".indexOf(notice.charAt(end - 1)) >= 0)) {
                end--;
            }
            String before = notice.substring(Math.max(0, end - 40), end).toLowerCase(Locale.ROOT);
            for (String words : ADDRESSED) {
                if (before.endsWith(words)) {
                    return Optional.of(address);
                }
            }
        }
        return Optional.empty();
    }

    static boolean saidOrCoded(Report report) {
        return said(report) || coded(report.notice());
    }

    private static boolean said(Report report) {
        return FAILURE.in(report.subjectHeard()) || FAILURE.before(LOOKED_AT, report.heard());
    }

    /** Whether it holds a code of a failed delivery; an enhanced one, or a reply that opens a line or what was said. */
    static boolean coded(String notice) {
        return Codes.reply(notice).isPresent()
                || Codes.status(notice).filter(it -> it.charAt(0) != '2').isPresent();
    }

    /** Whether bounces of this mail go to its author: a mail system asks for none. */
    static boolean byItsAuthor(Report report) {
        String path = Addresses.ofField(report.field("return-path"));
        return path.indexOf('@') > 0 && path.equalsIgnoreCase(Addresses.ofField(report.field("from")));
    }

    static boolean answers(Report report) {
        String subject = report.subject().strip().toLowerCase(Locale.ROOT);
        for (String mark : ANSWERS) {
            if (subject.startsWith(mark)) {
                return true;
            }
        }
        return false;
    }
}
