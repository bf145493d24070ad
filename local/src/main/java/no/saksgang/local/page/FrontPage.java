package no.saksgang.local.page;

import static no.saksgang.local.page.Html.escape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import no.saksgang.local.board.Board;
import no.saksgang.local.board.PartStatus;

/** The parts and how far they are, the doors, and the latest mail. */
record FrontPage(Board board, MailPages mails, Dates dates, List<Door> doors)
        implements HttpHandler {
    private static final int LATEST = 15;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            Answer.html(notFound()).status(404).send(exchange);
            return;
        }
        var ready = board.allReady();
        var main =
                """
                <h1>%s</h1>
                <p class="soft">%s</p>
                <ul class="parts" aria-label="Delene av Saksgang">
                %s</ul>
                %s<h2 id="post">Post</h2>
                %s
                """
                        .formatted(
                                headline(ready),
                                explanation(ready),
                                parts(),
                                doorTable(),
                                mails.latest(LATEST));
        Answer.html(Html.page(headline(ready), true, !ready, dates.now(), main)).send(exchange);
    }

    private String headline(boolean ready) {
        if (ready) {
            return "Alt er klart";
        }
        return board.parts().stream().anyMatch(FrontPage::isDown)
                ? "Noe er nede"
                : "Saksgang starter";
    }

    private String explanation(boolean ready) {
        return ready
                ? "Alle delene svarer. Avslutt med Ctrl-C der du startet."
                : "Siden følger med av seg selv til alle delene er klare.";
    }

    private static boolean isDown(PartStatus part) {
        return switch (part.state()) {
            case STOPPED, KILLED, FAILED -> true;
            case WAITING, STARTING, READY, EXTERNAL -> false;
        };
    }

    private String parts() {
        var html = new StringBuilder();
        for (var part : board.parts()) {
            html.append(
                    "<li class=\"%s\"><span>%s</span><span class=\"state\">%s</span></li>%n"
                            .formatted(part.state(), escape(part.part()), words(part)));
        }
        return html.toString();
    }

    private static String words(PartStatus part) {
        return switch (part.state()) {
            case WAITING -> "venter";
            case STARTING -> "starter …";
            case READY -> "✓ klar" + after(part.after());
            case EXTERNAL -> "✓ ekstern";
            case STOPPED -> "stoppet";
            case KILLED -> "drept";
            case FAILED -> "✗ sluttet; se loggen";
        };
    }

    private static String after(Duration duration) {
        return duration.isZero()
                ? ""
                : String.format(
                        Locale.forLanguageTag("nb"), " etter %.1f s", duration.toMillis() / 1000.0);
    }

    private String doorTable() {
        var html =
                new StringBuilder(
                        """
                        <h2 id="dorer">Dører</h2>
                        <div class="scroll"><table class="doors">
                        <thead><tr><th scope="col">Hva</th><th scope="col">Adresse</th><th scope="col">Her er</th></tr></thead>
                        <tbody>
                        """);
        for (var door : doors) {
            var address = "<code>%s</code>".formatted(escape(door.address()));
            var shown =
                    door.link()
                            .map(link ->
                                    "<a href=\"%s/openapi\">%s</a>"
                                            .formatted(escape(link.toString()), address))
                            .orElse(address);
            html.append(
                    "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>%n"
                            .formatted(escape(door.name()), shown, escape(door.about())));
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private String notFound() {
        return Html.page(
                "Finnes ikke",
                false,
                false,
                dates.now(),
                "<h1>Siden finnes ikke</h1><p><a href=\"/\">Til forsiden</a></p>");
    }
}
