package no.saksgang.meetingservice.paper;

import no.saksgang.chassis.http.Refusal;

/** Why a file is not taken. */
public sealed interface PaperRefusal extends Refusal {
    record FormatNotTaken(String name, String formats) implements PaperRefusal, OfContent {}

    /** A script that is called a picture is none. */
    record FileNotWhatItsNameSays(String name) implements PaperRefusal, OfContent {}

    record TooManyFiles(int most) implements PaperRefusal {}
}
