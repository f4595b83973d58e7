/** A customer's request to mail a restricted contact again, the policy that rules on it, and the grant. */
@NullMarked
package io.github.mailworthy.safelist;

import org.jspecify.annotations.NullMarked;
