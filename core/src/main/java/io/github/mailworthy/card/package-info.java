/** What the customer sees of a contact: the status and why, and which actions are open, from the rules that the actions themselves obey. */
@NullMarked
package io.github.mailworthy.card;

import org.jspecify.annotations.NullMarked;
