/** Who can log in to the suite on this machine, and how our own programs do. */
@NullMarked
package no.saksgang.local.login;

import org.jspecify.annotations.NullMarked;
