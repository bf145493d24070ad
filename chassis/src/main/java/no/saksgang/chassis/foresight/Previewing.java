package no.saksgang.chassis.foresight;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import no.saksgang.chassis.http.ETag;
import no.saksgang.events.EventBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Has a command with {@code ?preview} gone through in a {@link DryRun}, and answers with what it
 * would say instead of with its own answer; with that one if it is refused.
 */
final class Previewing extends OncePerRequestFilter {
    static final String PREVIEW = "preview";

    private static final String ANYTHING = ETag.ANY.toString();

    /** Set on a request whose command was gone through to its end. */
    static final String FORESEEN = Previewing.class.getName() + ".foreseen";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                || !request.getParameterMap().containsKey(PREVIEW);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var dryRun = new DryRun();
        var answer = new ContentCachingResponseWrapper(response);
        try {
            ScopedValue.where(DryRun.CURRENT, dryRun)
                    .call(() -> {
                        chain.doFilter(new OfWhoeverLooks(request), answer);
                        return answer;
                    });
        } catch (ServletException | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception never) {
            throw new ServletException(never);
        }
        if (request.getAttribute(FORESEEN) != null
                && HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
            answer.reset();
            answer.setContentType(EventBatch.MEDIA_TYPE);
            answer.getOutputStream().write(EventBatch.write(dryRun.said()));
        }
        answer.copyBodyToResponse();
    }

    /** Who only looks need not have seen it before. */
    private static final class OfWhoeverLooks extends HttpServletRequestWrapper {
        OfWhoeverLooks(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            var header = super.getHeader(name);
            return header == null && name.equalsIgnoreCase(IF_MATCH) ? ANYTHING : header;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            var headers = super.getHeaders(name);
            return !headers.hasMoreElements() && name.equalsIgnoreCase(IF_MATCH)
                    ? Collections.enumeration(List.of(ANYTHING))
                    : headers;
        }
    }
}
