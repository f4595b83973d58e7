package io.github.mailworthy.mail.feedback.webhook;

import io.github.mailworthy.feedback.BounceCategory;
import io.github.mailworthy.feedback.Feedback;
import io.github.mailworthy.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON of SES itself: {@code notificationType} or {@code eventType}, and 0 to n recipients. */
final class SesEvents {
    private SesEvents() {}

    static List<Feedback> feedback(Json event, String snsId) {
        String type =
                event.at("notificationType").some().orElse(event.at("eventType").text());
        List<Feedback> found = new ArrayList<>();
        switch (type) {
            case "Bounce" ->
                event.at("bounce", "bouncedRecipients").each().forEach(to -> found.add(bounce(event, to, snsId)));
            case "Complaint" ->
                event.at("complaint", "complainedRecipients")
                        .each()
                        .forEach(to -> found.add(complaint(
                                event,
                                event(event, "complaint", to.at("emailAddress").text(), snsId))));
            case "Delivery" ->
                strings(event.at("delivery", "recipients"))
                        .forEach(to ->
                                found.add(event(event, "delivery", to, snsId).of(FeedbackKind.DELIVERED)));
            case "DeliveryDelay" ->
                event.at("deliveryDelay", "delayedRecipients")
                        .each()
                        .forEach(to -> found.add(event(
                                        event,
                                        "deliveryDelay",
                                        to.at("emailAddress").text(),
                                        snsId)
                                .failed(
                                        FeedbackKind.DELAYED,
                                        to.at("status").text(),
                                        to.at("diagnosticCode").text(),
                                        BounceCategory.UNKNOWN)));
            case "Reject" ->
                strings(event.at("mail", "destination"))
                        .forEach(to -> found.add(event(event, "reject", to, snsId)
                                .failed("", event.at("reject", "reason").text(), BounceCategory.CONTENT)));
            case "Subscription" -> unsubscribed(event, snsId).ifPresent(found::add);
            default -> {}
        }
        return found;
    }

    private static Feedback bounce(Json event, Json to, String snsId) {
        String sub = event.at("bounce", "bounceSubType").text();
        String status = to.at("status").text();
        String words = to.at("diagnosticCode").text();
        Event made = event(event, "bounce", to.at("emailAddress").text(), snsId);
        return switch (sub) {
            case "Suppressed", "OnAccountSuppressionList" ->
                made.failed(status, words, BounceCategory.SUPPRESSED_BY_PROVIDER);
            case "NoEmail" -> made.failed(status, words, BounceCategory.NO_SUCH_MAILBOX);
            case "MailboxFull" -> made.failed(status, words, BounceCategory.MAILBOX_FULL);
            case "MessageTooLarge" -> made.failed(status, words, BounceCategory.MESSAGE_TOO_BIG);
            case "ContentRejected", "AttachmentRejected" -> made.failed(status, words, BounceCategory.CONTENT);
            default ->
                isAutomatic(event, to)
                        ? made.of(FeedbackKind.AUTO_REPLY)
                        : made.failed(
                                FeedbackKind.BOUNCE,
                                status,
                                words,
                                event.at("bounce", "bounceType").text().equals("Permanent")
                                        ? BounceCategory.UNSPECIFIED_RECIPIENT
                                        : BounceCategory.UNKNOWN);
        };
    }

    /** An out-of-office message comes as a bounce, Transient and General as SES documents it, and says nothing of a failure. */
    private static boolean isAutomatic(Json event, Json to) {
        return event.at("bounce", "bounceType").text().equals("Transient")
                && event.at("bounce", "bounceSubType").text().equals("General")
                && Stream.of("action", "status", "diagnosticCode")
                        .allMatch(name -> to.at(name).some().isEmpty());
    }

    /** Who is on the account's suppression list was not sent to: what SES calls a complaint repeats an old one. */
    private static Feedback complaint(Json event, Event made) {
        return event.at("complaint", "complaintSubType").text().equals("OnAccountSuppressionList")
                ? made.failed("", "", BounceCategory.SUPPRESSED_BY_PROVIDER)
                : made.of(complaint(event));
    }

    /** A contact who leaves all topics by the link that SES puts in; it does so only where a message has one recipient. */
    private static Optional<Feedback> unsubscribed(Json event, String snsId) {
        List<String> sentTo = strings(event.at("mail", "destination"));
        return event.at("subscription", "newTopicPreferences", "unsubscribeAll")
                                .text()
                                .equals("true")
                        && sentTo.size() == 1
                ? Optional.of(event(event, "subscription", sentTo.get(0), snsId).of(FeedbackKind.UNSUBSCRIBE))
                : Optional.empty();
    }

    /** A receiver that hides who complained leaves SES to list all whom it may have been: that blames none of them. */
    private static FeedbackKind complaint(Json event) {
        if (event.at("complaint", "complainedRecipients").each().size() > 1) {
            return FeedbackKind.REPORT;
        }
        return switch (event.at("complaint", "complaintFeedbackType").text().toLowerCase(Locale.ROOT)) {
            case "not-spam" -> FeedbackKind.REPORT;
            case "auth-failure" -> FeedbackKind.AUTHENTICATION_REPORT;
            default -> FeedbackKind.COMPLAINT;
        };
    }

    private static Event event(Json event, String part, String recipient, String snsId) {
        Optional<String> id =
                event.at(part, "feedbackId").some().or(() -> Optional.of(snsId).filter(it -> !it.isEmpty()));
        return new Event("ses", recipient)
                .id(id)
                .message(header(event).or(() -> sentAs(event)))
                .sentAs(sentAs(event))
                .at(Requests.iso(event.at(part, "timestamp").text()));
    }

    /** The Message-ID as the host wrote it, if the headers are included. */
    private static Optional<String> header(Json event) {
        return event.at("mail", "headers").each().stream()
                .filter(header -> header.at("name").text().equalsIgnoreCase("Message-ID"))
                .flatMap(header -> header.at("value").some().stream())
                .findFirst();
    }

    /** The Message-ID that SES sends with: it replaces the host's, by one of its region, which the sender's ARN names. */
    private static Optional<String> sentAs(Json event) {
        String[] arn = event.at("mail", "sourceArn").text().split(":", 5);
        String region = arn.length < 5 || arn[3].isEmpty() || arn[3].equals("us-east-1") ? "email" : arn[3];
        return event.at("mail", "messageId").some().map(id -> id + "@" + region + ".amazonses.com");
    }

    private static List<String> strings(Json array) {
        return array.each().stream().map(Json::text).toList();
    }
}
