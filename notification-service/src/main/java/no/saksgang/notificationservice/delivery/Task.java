package no.saksgang.notificationservice.delivery;

import no.saksgang.notificationservice.message.Recipient;

/**
 * One row to send.
 *
 * @param before how it stood when it was laid out, and stands again where nothing came of it
 */
record Task(
        Page page, int row, Delivery.State before, Recipient recipient, MasterCopies.Copy copy) {}
