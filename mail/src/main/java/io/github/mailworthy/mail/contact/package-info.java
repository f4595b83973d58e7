/** The desk where customers look after their contacts. */
@NullMarked
package io.github.mailworthy.mail.contact;

import org.jspecify.annotations.NullMarked;
