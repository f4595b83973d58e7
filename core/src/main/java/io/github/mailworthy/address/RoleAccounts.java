package io.github.mailworthy.address;

import com.google.common.collect.ImmutableSet;

/**
 * Local parts that belong to a task and not to a person: those of RFC 2142, and what businesses use in several languages.
 *
 * <p>Collected by hand. Left out on purpose: names that are people's too, and words as likely chosen by one person ("hi", "me").
 */
public final class RoleAccounts {
    private static final ImmutableSet<String> NAMES = ImmutableSet.copyOf(Typos.words("""
            abuse ftp hostmaster info list list-request marketing news noc postmaster sales security support usenet uucp
            webmaster www admin administrator daemon devnull devops dns it mail mailer-daemon root ssladmin sysadmin
            system tech technik webadmin bounce bounces do-not-reply donotreply mailerdaemon no-reply no_reply nobody
            nepasrepondre noreply notification notifications alert alerts newsletter unsubscribe ask contact contacts
            contacto contactus contato contatti customercare customerservice customer-service enquiries enquiry feedback
            hello help helpdesk hilfe inquiries inquiry kontakt kundenservice kundendienst mailbox office buero
            reception reservations reservas bookings booking secretariat sekretariat service servicedesk soporte team
            welcome accounting accounts billing buchhaltung compras einkauf facturacion finance invoice invoices
            invoicing orders order payments payroll purchasing rechnung rechnungen vendas ventas verkauf vertrieb shop
            store subscriptions careers career bewerbung communications compliance datenschutz dpo editor events gdpr hr
            jobs legal management media operations personal press presse prensa privacy pr recruiting recruitment
            redaktion remove rrhh staff board everyone all
            """));

    private RoleAccounts() {}

    /** Whether the address is a role's, whatever its case and whatever tag stands behind a plus. */
    public static boolean contains(EmailAddress address) {
        return contains(address.localPart());
    }

    /** Whether the local part is a role's, whatever its case and whatever tag stands behind a plus. */
    public static boolean contains(String localPart) {
        String local = Ascii.lower(localPart);
        int tag = local.indexOf('+');
        return NAMES.contains(tag > 0 ? local.substring(0, tag) : local);
    }
}
