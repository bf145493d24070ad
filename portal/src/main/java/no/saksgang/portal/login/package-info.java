/** Who somebody is, as an OpenID Connect provider says, and what they may see. */
@NullMarked
package no.saksgang.portal.login;

import org.jspecify.annotations.NullMarked;
