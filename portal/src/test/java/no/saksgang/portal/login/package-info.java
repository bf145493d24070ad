@NullMarked
package no.saksgang.portal.login;

import org.jspecify.annotations.NullMarked;
