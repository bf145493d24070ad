package no.saksgang.portal.referat;

import no.saksgang.portal.services.Referat;

/**
 * A comment on a draft, as a page shows it.
 *
 * @param name of who made it
 */
record Remark(Referat.Comment comment, String name) {}
