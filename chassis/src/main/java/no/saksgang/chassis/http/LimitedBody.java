package no.saksgang.chassis.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a body that is larger than any command needs, before it is read, or while it is where its
 * length was not told.
 */
class LimitedBody extends OncePerRequestFilter {
    private final DataSize ofCommands;
    private final List<LargerBody> larger;
    private final HandlerExceptionResolver problems;

    LimitedBody(DataSize ofCommands, List<LargerBody> larger, HandlerExceptionResolver problems) {
        this.ofCommands = ofCommands;
        this.larger = List.copyOf(larger);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var largest =
                larger.stream()
                        .filter(it -> it.isFor(request.getRequestURI()))
                        .map(LargerBody::largest)
                        .findFirst()
                        .orElse(ofCommands);
        if (request.getContentLengthLong() > largest.toBytes()) {
            problems.resolveException(request, response, null, new TooLarge(largest));
            return;
        }
        chain.doFilter(new Limited(request, largest), response);
    }

    /** Thrown while a body is read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        private final String largest;

        TooLarge(DataSize largest) {
            super("larger than " + largest);
            this.largest = largest.toMegabytes() + " MB";
        }

        String largest() {
            return largest;
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final DataSize largest;

        Limited(HttpServletRequest request, DataSize largest) {
            super(request);
            this.largest = largest;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), largest);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private final DataSize largest;
        private long read;

        Counted(ServletInputStream in, DataSize largest) {
            this.in = in;
            this.largest = largest;
        }

        private int counted(int n) throws IOException {
            read += Math.max(0, n);
            if (read > largest.toBytes()) {
                throw new TooLarge(largest);
            }
            return n;
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            var _ = counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return counted(in.read(into, offset, length));
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
