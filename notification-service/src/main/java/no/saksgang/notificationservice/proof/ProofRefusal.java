package no.saksgang.notificationservice.proof;

import no.saksgang.chassis.http.Refusal;

/** Why a proof cannot be shown. */
public sealed interface ProofRefusal extends Refusal.OfContent {
    /**
     * The term asked for is none: it is negative, or longer than any.
     *
     * @param most days that are taken
     */
    record NoticeUnusable(int most) implements ProofRefusal {}
}
