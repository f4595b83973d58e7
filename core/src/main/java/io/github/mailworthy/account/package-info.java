/** Whose contacts these are: the customer account, named by its id and described by a few facts of the host's. */
@NullMarked
package io.github.mailworthy.account;

import org.jspecify.annotations.NullMarked;
