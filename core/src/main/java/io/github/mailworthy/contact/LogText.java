package io.github.mailworthy.contact;

import io.github.mailworthy.text.Text;
import java.util.Optional;

/** The sentence that tells what a log entry is about. Who did it, when, and the status before and after stand beside it. */
final class LogText {
    private LogText() {}

    /** The sentence of what happened. */
    static Text of(Happening what) {
        return delivery(what)
                .or(() -> word(what))
                .or(() -> check(what))
                .or(() -> safelist(what))
                .or(() -> order(what))
                .orElseThrow(() -> new IllegalStateException("no sentence for " + what));
    }

    private static Optional<Text> delivery(Happening what) {
        if (what instanceof Happening.Failed failed) {
            Failure failure = failed.failure();
            return text("Failed." + failure.category(), failure.inWords());
        }
        if (what instanceof Happening.FailedWithoutWeight failed) {
            return text("FailedWithoutWeight." + failed.why(), failed.failure().inWords());
        }
        if (what instanceof Happening.Delivered) {
            return text("Delivered");
        }
        if (what instanceof Happening.HandedOver) {
            return text("HandedOver");
        }
        if (what instanceof Happening.NotedOnly noted) {
            return text("NotedOnly." + noted.what() + "." + noted.why());
        }
        return what instanceof Happening.Complained complained
                ? text("Complained", complained.complaint().source())
                : Optional.empty();
    }

    private static Optional<Text> word(Happening what) {
        if (what instanceof Happening.Registered registered) {
            return text("Registered", registered.source());
        }
        if (what instanceof Happening.Removed) {
            return text("Removed");
        }
        if (what instanceof Happening.OptedIn opted) {
            return text("OptedIn." + opted.evidence().means(), opted.evidence().wording());
        }
        if (what instanceof Happening.ConsentTightened tightened) {
            return text("ConsentTightened." + tightened.to(), tightened.source());
        }
        if (what instanceof Happening.ListChosen chosen) {
            return text("ListChosen." + (chosen.choice().out() ? "OUT" : "IN"), chosen.list());
        }
        if (what instanceof Happening.MovedHere moved) {
            return text("MovedHere", moved.from());
        }
        return what instanceof Happening.MovedAway moved ? text("MovedAway", moved.to()) : Optional.empty();
    }

    private static Optional<Text> check(Happening what) {
        if (what instanceof Happening.CheckPassed passed) {
            return text("CheckPassed." + (passed.mailbox() ? "MAILBOX" : "DOMAIN"));
        }
        if (what instanceof Happening.CheckFailed failed) {
            return text(
                    "CheckFailed." + failed.finding().reason(), failed.finding().said());
        }
        return what instanceof Happening.CheckUndecided undecided
                ? text("CheckUndecided." + (undecided.completed() ? "COMPLETED" : "UNKNOWN"), undecided.said())
                : Optional.empty();
    }

    private static Optional<Text> safelist(Happening what) {
        if (what instanceof Happening.SafelistRequested requested) {
            return requested
                    .confirmation()
                    .map(given -> text("SafelistRequested.CONFIRMED", given.who(), given.how()))
                    .orElseGet(() -> text("SafelistRequested"));
        }
        if (what instanceof Happening.SafelistGranted granted) {
            return text("SafelistGranted", granted.reason());
        }
        if (what instanceof Happening.SafelistDeclined declined) {
            return text("SafelistDeclined", declined.reason());
        }
        return what instanceof Happening.SafelistWithdrawn withdrawn
                ? text("SafelistWithdrawn." + withdrawn.why())
                : Optional.empty();
    }

    private static Optional<Text> order(Happening what) {
        if (what instanceof Happening.Blocked blocked) {
            return text("Blocked." + blocked.block().kind(), blocked.block().note());
        }
        if (what instanceof Happening.Cleared cleared) {
            return text("Cleared", cleared.reason());
        }
        if (what instanceof Happening.Imported imported) {
            return text(
                    "Imported." + imported.row().reason().map(Reason::name).orElse("NOTHING"),
                    imported.row().list());
        }
        if (what instanceof Happening.Erased erased) {
            return text("Erased", erased.request());
        }
        return what instanceof Happening.KnownAgain ? text("KnownAgain") : Optional.empty();
    }

    private static Optional<Text> text(String key, String... args) {
        return Optional.of(Text.of("log." + key, args));
    }
}
