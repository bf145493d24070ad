package no.saksgang.local.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import no.saksgang.local.login.People;
import no.saksgang.local.player.Player;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;

/**
 * Measures the portal's pages after the demonstration's scenario, with 50 people of the secretariat
 * at once who each open a page every other second, and what a browser loads the first time.
 */
final class Pages {
    private static final int PEOPLE = 50;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the secretariat opens; the meeting's pages beside them. */
    private static final List<String> OPENED =
            List.of("/", "/meetings", "/archive?q=ombruk", "/followups", "/groups", "/mailings");

    private static final Pattern MEETING = Pattern.compile("href=\"(/meetings/[^/\"?]+)\"");
    private static final Pattern LOADED =
            Pattern.compile("(?:href|src)=\"(/assets/[^\"]+\\.(?:css|js|svg))\"");

    private final URI portal;
    private final HttpClient http = HttpClient.newHttpClient();

    private Pages(URI portal) {
        this.portal = portal;
    }

    static void measure(Path home, SuiteSettings settings, Consumer<Figure> tell)
            throws InterruptedException {
        var played = Scenario.read(home.resolve("scenarios/fagdag-i-viddaregionen.yaml"));
        var withPeople =
                settings.startingAt(played.instant(played.now())).withPeople(People.of(played));
        try (var suite = Suite.start(withPeople)) {
            Player.play(played, suite, new PrintStream(PrintStream.nullOutputStream()), false);
            new Pages(suite.addressOf("portal")).measure(tell);
        }
    }

    private void measure(Consumer<Figure> tell) {
        var sessions = new ArrayList<String>();
        for (var n = 0; n < PEOPLE; n++) {
            sessions.add(login());
        }
        tell.accept(Figure.alone("first-load-kb", firstLoad(sessions.getFirst()) / 1000.0, "kB"));
        var pages = new ArrayList<>(OPENED);
        MEETING.matcher(text(get("/meetings?year=2026", sessions.getFirst())))
                .results()
                .map(it -> it.group(1))
                .distinct()
                .limit(2)
                .forEach(it -> {
                    pages.add(it);
                    pages.add(it + "/referat");
                });
        open(sessions, pages, WARM_UP);
        var floor = open(sessions, List.of("/assets/icon.svg"), ROUNDS);
        tell.accept(Figure.time("page-p95-ms", open(sessions, pages, ROUNDS), "ms", floor));
    }

    /** As a browser does, by all its redirections; the cookie of the session. */
    private String login() {
        var cookies = new CookieManager();
        try (var browser =
                HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var there =
                    browser.send(
                            request("/oauth2/authorization/saksgang?login_hint=sekretariatet")
                                    .build(),
                            BodyHandlers.ofString());
            if (there.statusCode() != 200
                    || !there.uri().getAuthority().equals(portal.getAuthority())) {
                throw new IllegalStateException("the login ended at " + there.uri());
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals("saksgang-portal"))
                .map(it -> it.getName() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "text/html")
                .header("Accept-Language", "nb")
                .header("Accept-Encoding", "gzip");
    }

    private HttpResponse<byte[]> get(String path, String session) {
        try {
            var answer =
                    http.send(
                            request(path).header("Cookie", session).build(),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer;
        } catch (IOException gone) {
            throw new UncheckedIOException(path, gone);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", stopped);
    }

    private static String text(HttpResponse<byte[]> answer) {
        try (var in =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")
                        ? new GZIPInputStream(new ByteArrayInputStream(answer.body()))
                        : new ByteArrayInputStream(answer.body())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The first page with its styles and scripts, as they come over the wire; no fonts. */
    private long firstLoad(String session) {
        var page = get("/", session);
        return page.body().length
                + LOADED.matcher(text(page))
                        .results()
                        .map(it -> it.group(1))
                        .distinct()
                        .mapToLong(it -> get(it, session).body().length)
                        .sum();
    }

    /** Everybody opens one after the other, each from a place of their own; p95 in ms. */
    private double open(List<String> sessions, List<String> pages, int rounds) {
        var started = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var times = new ArrayList<Future<double[]>>();
            for (var n = 0; n < sessions.size(); n++) {
                var person = n;
                times.add(
                        people.submit(() ->
                                opened(person, sessions.get(person), pages, rounds, started)));
            }
            var all = new ArrayList<Double>();
            for (var it : times) {
                for (var time : it.get()) {
                    all.add(time);
                }
            }
            return Percentile.p95(all.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** At set times, so that a slow answer does not make the next come later: an open loop. */
    private double[] opened(
            int person, String session, List<String> pages, int rounds, long started)
            throws InterruptedException {
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            var due = started + BETWEEN.toNanos() * round + BETWEEN.toNanos() * person / PEOPLE;
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            get(pages.get((person + round) % pages.size()), session);
            times[round] = (System.nanoTime() - due) / 1e6;
        }
        return times;
    }
}
