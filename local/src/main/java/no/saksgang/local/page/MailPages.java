package no.saksgang.local.page;

import static no.saksgang.local.page.Html.escape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import no.saksgang.local.mail.AcceptedMail;
import no.saksgang.local.mail.AnswerForm;
import no.saksgang.local.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * The mail that arrived: {@code /mail} lists it ({@code ?to=} for one address, {@code ?before=} for
 * older), {@code /mail/N} shows one as text, HTML, calendar or source. One that asks for an answer
 * has a button that says yes by the link in it, as its recipient could.
 */
record MailPages(Mailbox mailbox, Dates dates, Set<String> answered) implements HttpHandler {
    private static final int PAGE = 100;
    private static final Pattern ACCEPT = Pattern.compile("/mail/(\\d{1,9})/accept");
    private static final Pattern ONE = Pattern.compile("/mail/(\\d{1,9})(/body|/raw)?");

    /**
     * What a mail may do in the reader's browser: be looked at, and open its links in a window of
     * their own. No script, nothing fetched from anywhere.
     */
    private static final String SEALED =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
                    + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'";

    MailPages(Mailbox mailbox, Dates dates) {
        this(mailbox, dates, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            accept(exchange);
            return;
        }
        var path = exchange.getRequestURI().getPath();
        var query = query(exchange.getRequestURI().getRawQuery());
        var one = ONE.matcher(path);
        if (path.equals("/mail")) {
            list(query).send(exchange);
        } else if (one.matches()) {
            var mail = mailbox.get(Integer.parseInt(one.group(1)));
            var kind = one.group(2) == null ? "" : one.group(2);
            mail.map(it ->
                            switch (kind) {
                                case "/body" -> body(it);
                                case "/raw" -> raw(it);
                                default -> show(it, query.getOrDefault("view", ""));
                            })
                    .orElseGet(this::unknown)
                    .send(exchange);
        } else {
            unknown().send(exchange);
        }
    }

    private void accept(HttpExchange exchange) throws IOException {
        var one = ACCEPT.matcher(exchange.getRequestURI().getPath());
        var mail = one.matches() ? mailbox.get(Integer.parseInt(one.group(1))) : unknownMail();
        var link = mail.map(Letter::read).flatMap(MailPages::link);
        if (mail.isEmpty() || link.isEmpty()) {
            unknown().send(exchange);
            return;
        }
        try {
            if (AnswerForm.send(link.get(), "accepted", Map.of()).taken()) {
                answered.add(question(mail.get(), Letter.read(mail.get())));
                exchange.getResponseHeaders().set("Location", "/");
                Answer.html("").status(303).send(exchange);
                return;
            }
        } catch (IOException away) {
            // Said below, as for one that is too late.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Answer.html(
                        Html.page(
                                "Ikke svart",
                                false,
                                false,
                                dates.now(),
                                "<h1>Svaret ble ikke tatt imot</h1><p><a href=\"%s\">Svar på siden bak lenken</a> sier hvorfor.</p>"
                                        .formatted(escape(link.get()))))
                .status(502)
                .send(exchange);
    }

    private static Optional<AcceptedMail> unknownMail() {
        return Optional.empty();
    }

    private static Optional<String> link(Letter letter) {
        return letter.calendar().isEmpty()
                ? Optional.empty()
                : letter.text().flatMap(AnswerForm::link);
    }

    /** Who is asked of which entry: a confirmation of the answer asks the same once more. */
    private static String question(AcceptedMail mail, Letter letter) {
        return letter.calendar().stream()
                        .flatMap(String::lines)
                        .filter(it -> it.startsWith("UID:"))
                        .findFirst()
                        .orElse("")
                + mail.recipients();
    }

    /** The key is the page's script's; without it there is the button. */
    private String answerButton(AcceptedMail mail, Letter letter) {
        if (answered.contains(question(mail, letter))) {
            return "✓ ja";
        }
        return link(letter)
                .map(_ ->
                        "<form method=\"post\" action=\"/mail/%d/accept\"><button data-key=\"a\" aria-keyshortcuts=\"a\">Si ja <kbd>A</kbd></button></form>"
                                .formatted(mail.index()))
                .orElse("");
    }

    /** The latest {@code count} mails, newest first, as HTML. */
    String latest(int count) {
        if (mailbox.size() == 0) {
            return "<p class=\"soft\">Ingen post har kommet ennå.</p>";
        }
        var newest = matching("", Integer.MAX_VALUE, count);
        var more =
                mailbox.size() > newest.size()
                        ? "<p><a href=\"/mail\">All posten (%d)</a></p>".formatted(mailbox.size())
                        : "<p><a href=\"/mail\">Finn post til én adresse</a></p>";
        return table(newest) + more;
    }

    private Answer list(Map<String, String> query) {
        var to = query.getOrDefault("to", "").strip().toLowerCase(Locale.ROOT);
        var mails = matching(to, number(query.get("before")), PAGE);
        var older =
                mails.size() < PAGE
                        ? ""
                        : "<nav class=\"pages\" aria-label=\"Sider\"><a href=\"/mail?to=%s&amp;before=%d\">Eldre post</a></nav>"
                                .formatted(encode(to), mails.getLast().index());
        var main =
                """
                <h1>Post%s</h1>
                <form class="find" action="/mail"><div><label for="to">Til adresse</label>\
                <input id="to" name="to" type="search" value="%s" autocomplete="off"></div><button>Finn</button></form>
                %s%s
                """
                        .formatted(
                                to.isEmpty() ? "" : " til " + escape(to),
                                escape(to),
                                mails.isEmpty()
                                        ? "<p class=\"soft\">Ingen post her.</p>"
                                        : table(mails),
                                older);
        return Answer.html(Html.page("Post", true, false, dates.now(), main));
    }

    private List<AcceptedMail> matching(String to, int before, int count) {
        var all = mailbox.all();
        var found = new ArrayList<AcceptedMail>();
        for (int i = Math.min(all.size(), before - 1) - 1; i >= 0 && found.size() < count; i--) {
            var mail = all.get(i);
            if (to.isEmpty() || mail.recipients().contains(to)) {
                found.add(mail);
            }
        }
        return found;
    }

    private String table(List<AcceptedMail> mails) {
        var html =
                new StringBuilder(
                        """
                        <div class="scroll"><table class="mails">
                        <thead><tr><th scope="col">Nr.</th><th scope="col">Emne</th><th scope="col">Til</th>\
                        <th scope="col">Kalender</th><th scope="col">Svar</th><th scope="col">Datert</th></tr></thead>
                        <tbody>
                        """);
        for (var mail : mails) {
            var letter = Letter.read(mail);
            html.append(
                    """
                    <tr><td class="number">%d</td><th scope="row"><a href="/mail/%d">%s</a></th><td>%s</td><td>%s</td><td>%s</td><td class="time">%s</td></tr>
                    """
                            .formatted(
                                    mail.index(),
                                    mail.index(),
                                    subject(letter),
                                    recipients(mail),
                                    letter.calendar().map(MailPages::method).orElse(""),
                                    answerButton(mail, letter),
                                    letter.date().map(dates::brief).orElse("")));
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String subject(Letter letter) {
        return letter.subject().isBlank() ? "(uten emne)" : escape(letter.subject());
    }

    private static String recipients(AcceptedMail mail) {
        var html = new StringBuilder();
        for (var recipient : mail.recipients()) {
            html.append(html.isEmpty() ? "" : ", ")
                    .append(
                            "<a href=\"/mail?to=%s\">%s</a>"
                                    .formatted(encode(recipient), escape(recipient)));
        }
        return html.toString();
    }

    private static String method(String calendar) {
        return calendar.lines()
                .filter(line -> line.startsWith("METHOD:"))
                .map(line -> "<span class=\"tag\">" + escape(line.substring(7)) + "</span>")
                .findFirst()
                .orElse("<span class=\"tag\">kalender</span>");
    }

    private Answer show(AcceptedMail mail, String wanted) {
        var letter = Letter.read(mail);
        var views = new ArrayList<String>();
        letter.html().ifPresent(_ -> views.add("html"));
        letter.text().ifPresent(_ -> views.add("text"));
        letter.calendar().ifPresent(_ -> views.add("calendar"));
        views.add("source");
        var view = views.contains(wanted) ? wanted : views.getFirst();
        var main =
                """
                <h1>%s</h1>
                <dl class="head"><dt>Fra</dt><dd>%s</dd><dt>Til</dt><dd>%s</dd><dt>Datert</dt><dd>%s</dd></dl>
                %s<nav aria-label="Visninger"><ul class="tabs">%s</ul></nav>
                %s
                <nav class="pages" aria-label="Post">%s</nav>
                """
                        .formatted(
                                subject(letter),
                                escape(letter.from()),
                                recipients(mail),
                                letter.date().map(dates::whole).orElse("–"),
                                answerButton(mail, letter),
                                tabs(mail, views, view),
                                shown(mail, letter, view),
                                neighbours(mail));
        return Answer.html(Html.page(letter.subject(), false, false, dates.now(), main));
    }

    private static String tabs(AcceptedMail mail, List<String> views, String current) {
        var html = new StringBuilder();
        for (var view : views) {
            html.append(
                    "<li><a href=\"/mail/%d?view=%s\"%s>%s</a></li>"
                            .formatted(
                                    mail.index(),
                                    view,
                                    view.equals(current) ? " aria-current=\"page\"" : "",
                                    name(view)));
        }
        return html.toString();
    }

    private static String name(String view) {
        return switch (view) {
            case "html" -> "HTML";
            case "text" -> "Tekst";
            case "calendar" -> "Kalender";
            default -> "Kilde";
        };
    }

    private static String shown(AcceptedMail mail, Letter letter, String view) {
        return switch (view) {
            case "html" ->
                    """
                    <iframe src="/mail/%d/body" title="E-posten som HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                    """
                            .formatted(mail.index());
            case "text" ->
                    "<pre class=\"letter\">%s</pre>".formatted(escape(letter.text().orElse("")));
            case "calendar" -> {
                var calendar = letter.calendar().orElse("");
                yield "%s<h2>Kilde</h2><pre>%s</pre>"
                        .formatted(CalendarView.of(calendar), escape(calendar));
            }
            default ->
                    "<p><a href=\"/mail/%d/raw\">Last ned som .eml</a></p><pre>%s</pre>"
                            .formatted(
                                    mail.index(),
                                    escape(new String(mail.raw(), StandardCharsets.UTF_8)));
        };
    }

    private String neighbours(AcceptedMail mail) {
        var html = new StringBuilder("<a href=\"/mail\">All posten</a>");
        if (mail.index() > 1) {
            html.append("<a href=\"/mail/%d\">Forrige</a>".formatted(mail.index() - 1));
        }
        if (mail.index() < mailbox.size()) {
            html.append("<a href=\"/mail/%d\">Neste</a>".formatted(mail.index() + 1));
        }
        return html.toString();
    }

    /** The HTML part alone, sealed; its links open beside the page. */
    private static Answer body(AcceptedMail mail) {
        var html = Letter.read(mail).html().orElse("");
        var withBase = html.replaceFirst("(?i)<head[^>]*>", "$0<base target=\"_blank\">");
        return Answer.html(withBase).policy(SEALED);
    }

    private static Answer raw(AcceptedMail mail) {
        return new Answer(200, "message/rfc822", SEALED, mail.raw());
    }

    private Answer unknown() {
        return Answer.html(
                        Html.page(
                                "Finnes ikke",
                                false,
                                false,
                                dates.now(),
                                "<h1>Den e-posten finnes ikke</h1><p><a href=\"/mail\">All posten</a></p>"))
                .status(404);
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static int number(@Nullable String said) {
        return said != null && said.matches("\\d{1,9}")
                ? Integer.parseInt(said)
                : Integer.MAX_VALUE;
    }
}
