/** What has been mailed, what became of it, and whom mail does not reach. */
@NullMarked
package no.saksgang.portal.mailing;

import org.jspecify.annotations.NullMarked;
