/** The three services as the portal sees them: over HTTP, on behalf of whoever is logged in. */
@NullMarked
package no.saksgang.portal.services;

import org.jspecify.annotations.NullMarked;
