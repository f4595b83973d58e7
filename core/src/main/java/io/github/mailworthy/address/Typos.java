package io.github.mailworthy.address;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the well-known domain that was meant by a slip of the finger.
 *
 * <p>Whole domains only; a swap of neighbours is one slip; one slip is forgiven, two in a long name with the same first letter, and
 * one in the name with one in a top-level domain that does not exist. Two targets equally near, a provider's own domain and a
 * well-known company's get no suggestion. A suggestion is for people: it is never applied by itself.
 */
public final class Typos {
    private static final int LONG = 10;

    private static final ImmutableList<String> TARGETS = ImmutableList.copyOf(words("""
            gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com
            icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de mail.com
            mail.ru yandex.ru yandex.com rambler.ru qq.com 163.com 126.com naver.com hanmail.net daum.net zoho.com
            proton.me protonmail.com fastmail.com tutanota.com comcast.net verizon.net att.net sbcglobal.net
            bellsouth.net cox.net charter.net earthlink.net orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it
            virgilio.it tiscali.it btinternet.com rogers.com shaw.ca sympatico.ca bigpond.com bigpond.net.au
            optusnet.com.au uol.com.br bol.com.br terra.com.br rediffmail.com hotmail.fr hotmail.co.uk hotmail.it
            hotmail.es hotmail.de yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.in yahoo.co.in yahoo.co.jp
            yahoo.com.br live.co.uk live.fr outlook.fr outlook.de seznam.cz onet.pl interia.pl abv.bg ukr.net bluewin.ch
            telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl
            """));

    /** Companies and providers whose own names are a slip away from a target. */
    private static final ImmutableSet<String> REAL = ImmutableSet.copyOf(words("""
            163.net 3m.com a1.net abl.com acl.com adl.com aim.com airmail.com ais.com al.com alive.com all.com amc.com
            ao.com aon.com apl.com arl.com asl.com atl.net awl.com bol.com bsn.com btconnect.com cal.com car.com cfr.fr
            clive.com cloud.com cmail.com col.com cnn.com comcast.com cox.com cvs.com dhl.com dive.com dmail.com
            doho.com drive.com e.com email.com esn.com fire.com five.com fmail.com free.com ge.com give.com gm.com
            gmat.com gma.com gmc.com gmx.ch gmx.fr gmx.us grail.com gsn.com hey.com hive.com hp.com hotmart.com ibm.com
            ice.com idol.com imail.com intermail.com jive.com kmail.com lie.com life.com like.com line.com lime.com
            link.com list.com liv.com live.de live.it live.nl lives.com lol.com love.com ma.com mac.de mad.com mae.com
            mag.com maid.com mai.com mail.de mailer.com mall.com man.com map.com mar.com mas.com mat.com
            max.com may.com mbc.com mc.com mcn.com men.com met.com mgm.com mhc.com mi.com mn.com mono.com monday.com
            ms.com msc.com msd.com msg.com msi.com msnbc.com mss.com mtn.com my.com naked.com never.com nbc.com nike.com
            olive.com one.com orange.com orange.be orange.es orange.pl outlooks.com oho.com pm.me pol.com proton.com
            q.com qmail.com qqq.com rol.com sap.com saver.com sfs.fr sky.com sol.com soho.com sohu.com ssn.com
            t-mobile.de tmail.com tol.com umail.com usn.com vmail.com verizon.com vivo.com wave.com we.com
            web.com wsn.com xmail.com yahoo-inc.com yahooinc.com yandex.net yoho.com zmail.com zoom.com zoo.com
            att.com rogers.ca shaw.com shaws.com wb.de wet.de wel.de ee.com he.com mx.com nme.com one.me ne.com fme.com
            acme.com ame.com mme.com meq.com mem.com meg.com mex.com mew.com ve.com be.com re.com de.com wp.com wp.eu
            vp.pl ep.pl o2.com o2.de o2.co.uk home.pl planet.com telia.no telia.se online.de alice.com libero.com
            terra.com sina.cn interia.eu tutanota.de fastmail.fm fastmail.net mail.ee mail.uk mail.eu gmx.eu rover.com
            mailw.com fox.net box.net vox.net cos.net mee.com
            """));

    private Typos() {}

    static List<String> words(String block) {
        return Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(block);
    }

    /**
     * The domain that may have been meant, for one in lower-case A-labels.
     *
     * @param known the providers: a domain on these lists is no slip
     * @param suffixes tells which top-level domains exist
     */
    public static Optional<String> meant(String domain, KnownDomains known, PublicSuffixes suffixes) {
        if (TARGETS.contains(domain) || REAL.contains(domain) || isProvider(domain, known, suffixes)) {
            return Optional.empty();
        }
        if (domain.indexOf('.') < 0) {
            return byNameAlone(domain);
        }
        boolean noSuchTopLevel = !suffixes.knowsTopLevel(domain);
        String best = "";
        int least = Integer.MAX_VALUE;
        boolean tie = false;
        for (String target : TARGETS) {
            int slips = slips(domain, target, noSuchTopLevel);
            if (slips < least) {
                best = target;
                least = slips;
                tie = false;
            } else if (slips == least && least != Integer.MAX_VALUE) {
                tie = true;
            }
        }
        return least == Integer.MAX_VALUE || tie ? Optional.empty() : Optional.of(best);
    }

    /** A name on a list is a provider's own; one that only fits a pattern is, unless it ends as a slip for "com" ends. */
    private static boolean isProvider(String domain, KnownDomains known, PublicSuffixes suffixes) {
        Optional<String> entry =
                known.freeMail().find(domain).or(() -> known.relay().find(domain));
        if (entry.isEmpty() || known.disposable().contains(domain)) {
            return entry.isPresent();
        }
        String topLevel = domain.substring(domain.lastIndexOf('.') + 1);
        boolean slipForCom = topLevel.equals("co") || topLevel.equals("cm") || topLevel.equals("om");
        return !DomainPattern.isPattern(entry.get()) || (suffixes.knowsTopLevel(domain) && !slipForCom);
    }

    /** {@code gmail} alone, or {@code gmailcom}. */
    private static Optional<String> byNameAlone(String label) {
        List<String> meant = TARGETS.stream()
                .filter(target -> target.substring(0, target.indexOf('.')).equals(label)
                        || target.replace(".", "").equals(label))
                .toList();
        return meant.size() == 1 || (meant.size() > 1 && meant.get(0).endsWith(".com") && label.length() > 3)
                ? Optional.of(meant.get(0))
                : Optional.empty();
    }

    /** How many slips lead from the domain to the target, or more than any if too many. */
    private static int slips(String domain, String target, boolean noSuchTopLevel) {
        if (Math.abs(domain.length() - target.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int slips = Slips.between(domain, target);
        if (slips <= 1) {
            return slips;
        }
        if (slips == 2 && domain.charAt(0) == target.charAt(0)) {
            boolean oneEach = noSuchTopLevel && Slips.between(name(domain), name(target)) <= 1;
            return oneEach || target.length() >= LONG ? 2 : Integer.MAX_VALUE;
        }
        return Integer.MAX_VALUE;
    }

    private static String name(String domain) {
        return domain.substring(0, domain.lastIndexOf('.'));
    }
}
