package no.saksgang.chassis.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries a trace over the outbox and Kafka, as W3C Trace Context's {@code traceparent}. */
public final class Traces {
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The {@code traceparent} of what is being done now, if it is traced. */
    public Optional<String> current() {
        return Optional.ofNullable(tracer.currentSpan())
                .map(Span::context)
                .map(Traces::traceparent);
    }

    /** Does something as part of the trace that caused it. */
    public void continuing(@Nullable String traceparent, String name, Runnable what) {
        var span =
                parent(traceparent)
                        .map(parent -> tracer.spanBuilder().setParent(parent))
                        .orElseGet(tracer::spanBuilder)
                        .name(name)
                        .start();
        try (var _ = tracer.withSpan(span)) {
            what.run();
        } finally {
            span.end();
        }
    }

    private Optional<TraceContext> parent(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        var parts = TRACEPARENT.matcher(traceparent);
        return parts.matches()
                ? Optional.of(
                        tracer.traceContextBuilder()
                                .traceId(parts.group(1))
                                .spanId(parts.group(2))
                                .sampled(parts.group(3).equals("01"))
                                .build())
                : Optional.empty();
    }

    private static String traceparent(TraceContext context) {
        return "00-"
                + context.traceId()
                + "-"
                + context.spanId()
                + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00");
    }
}
