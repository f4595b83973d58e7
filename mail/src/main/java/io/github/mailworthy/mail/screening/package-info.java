/**
 * Screening long lists without asking the store for each address.
 *
 * <p>A {@link io.github.mailworthy.mail.screening.ScreeningSnapshot} holds keyed fingerprints of the addresses that are restricted, and no
 * address: a worker builds one or maps its file, screens its list, and asks the store only about the hits. The order is: take, with the
 * gate's {@code policy()}, and write, on one node now and then; map, refresh and screen, in each worker.
 */
@NullMarked
package io.github.mailworthy.mail.screening;

import org.jspecify.annotations.NullMarked;
