/** Who calls, by a token of an OpenID Connect provider, and what they are. */
@NullMarked
package no.saksgang.chassis.login;

import org.jspecify.annotations.NullMarked;
