package io.github.mailworthy.contact;

import java.util.Optional;

/**
 * Support's order to lift restrictions from several contacts at once.
 *
 * @param id of the order: the cause in every contact's log
 * @param reason given, for the logs
 * @param by whom
 * @param second who agreed; needed above {@link ClearRules#ALONE} rows
 */
public record ClearOrder(String id, String reason, Actor by, Optional<Actor> second) {}
