package io.github.mailworthy.mail.feedback.form;

import java.util.Locale;

/** Whom a notice tells its readers to write to: by the address's own name, or by the words before it. */
final class Asides {
    private static final String[] SERVICES = {
        "support",
        "abuse",
        "help",
        "admin",
        "noreply",
        "no-reply",
        "webmaster",
        "hostmaster",
        "contact",
        "info-",
        "unsubscribe",
        "hotline",
        "kundendienst",
        "kundenservice",
        "customer",
        "assistance",
        "assistenza",
        "soporte",
        "suporte",
        "toiawase",
        "it-support"
    };

    /** In lower case; what ends so goes on with somebody who can help. */
    private static final String[] BEFORE = {
        "contact",
        "contacting",
        "new address",
        "new address:",
        "new address is",
        "new e-mail address",
        "new e-mail address:",
        "new e-mail address is",
        "new email address",
        "new email address:",
        "new email address is",
        "new email:",
        "new email is",
        "neue adresse",
        "neue adresse:",
        "neue e-mail-adresse:",
        "neue adresse ist",
        "neue adresse lautet",
        "nouvelle adresse :",
        "nouvelle adresse:",
        "nouvelle adresse est",
        "nueva dirección:",
        "nueva dirección es",
        "nuovo indirizzo:",
        "nuovo indirizzo è",
        "novo endereço:",
        "новый адрес:",
        "write to",
        "ask",
        "see",
        "us at",
        "asking",
        "questions to",
        "questions go to",
        "questions?",
        "reply to",
        "report to",
        "complaints to",
        "administrator:",
        "administrator at",
        "in touch with",
        "fragen an",
        "kontakt:",
        "kontaktieren sie",
        "wenden sie sich an",
        "wenden sie sich bitte an",
        "schreiben sie an",
        "contacter",
        "contactez",
        "écrire à",
        "écrivez à",
        "contacte con",
        "contacte a",
        "contattare",
        "scrivere a",
        "contate",
        "обращайтесь",
        "пишите на",
        "skontaktuj się z",
        "お問い合わせは",
        "お問合せは",
        "问题请联系",
        "请联系"
    };

    private Asides() {}

    /** How the addresses of a list's machinery end: none of them is who was written to. */
    private static final String[] OF_LISTS = {"-request", "-owner", "-subscribe", "-unsubscribe"};

    /** Whether an address is a service by its name. */
    static boolean service(String address) {
        String local = address.substring(0, Math.max(0, address.indexOf('@'))).toLowerCase(Locale.ROOT);
        if (local.contains("postmaster") || local.contains("mailer-daemon")) {
            return true;
        }
        for (String service : SERVICES) {
            if (local.startsWith(service)) {
                return true;
            }
        }
        for (String end : OF_LISTS) {
            if (local.endsWith(end)) {
                return true;
            }
        }
        return local.startsWith("owner-");
    }

    /** Whether the text before this place asks to write to whom comes next. */
    static boolean asked(String text, int place) {
        int end = place;
        while (end > 0 && (text.charAt(end - 1) <= ' ' || "<\"'(".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        String before = text.substring(Math.max(0, end - 40), end).toLowerCase(Locale.ROOT);
        for (String words : BEFORE) {
            if (before.endsWith(words)) {
                return true;
            }
        }
        return false;
    }
}
