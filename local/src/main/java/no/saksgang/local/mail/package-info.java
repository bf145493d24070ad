/** The mail server of one machine, and all the mail that it has accepted. */
@NullMarked
package no.saksgang.local.mail;

import org.jspecify.annotations.NullMarked;
