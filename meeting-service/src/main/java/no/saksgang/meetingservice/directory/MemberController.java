package no.saksgang.meetingservice.directory;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Stale;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.meetingservice.directory.DirectoryRefusal.UnknownOrganisation;
import no.saksgang.meetingservice.edge.Email;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is in a group. A membership belongs to the member, so the group need not have been seen; a
 * client that sends the group's {@code ETag} is held to it.
 */
@RestController
class MemberController {
    private final Members members;
    private final Groups groups;
    private final Organisations organisations;
    private final Directory directory;
    private final Clock clock;

    MemberController(
            Members members,
            Groups groups,
            Organisations organisations,
            Directory directory,
            Clock clock) {
        this.members = members;
        this.groups = groups;
        this.organisations = organisations;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A person in a group, as a client sends them.
     *
     * @param represents the name of the body that they represent; the organisation's own if only
     *     that is said
     */
    record MemberRequest(
            @NotBlank @Line String name,
            @NotBlank @Email String email,
            @Nullable Language language,
            @NotNull Role role,
            @Nullable @Line String represents,
            @Nullable OrganisationId organisationId) {}

    /**
     * @param email for the secretariat, themselves and who runs one of their groups; so is the
     *     language
     * @param memberships for the others those of groups that they are in too
     */
    record MemberView(
            MemberId memberId,
            String name,
            @Nullable String email,
            @Nullable Language language,
            List<Membership> memberships) {
        static MemberView of(Stored<Member> stored) {
            return switch (stored.aggregate().standing()) {
                case Member.Standing.Known(var name, var email, var language, var memberships) ->
                        new MemberView(
                                stored.aggregate().memberId(), name, email, language, memberships);
                case Member.Standing.Erased _ -> throw new Unknown(stored.id());
            };
        }

        /** As one sees them who shares no more with them than these groups. */
        MemberView inGroups(Predicate<GroupId> shared) {
            return new MemberView(
                    memberId,
                    name,
                    null,
                    null,
                    memberships.stream().filter(it -> shared.test(it.groupId())).toList());
        }
    }

    @Foreseeable
    @PutMapping("/groups/{groupId}/members/{memberId}")
    ResponseEntity<MemberView> put(
            @PathVariable GroupId groupId,
            @PathVariable MemberId memberId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @Valid @RequestBody MemberRequest request) {
        checkGroup(groupId, seen);
        return answer(join(groupId, memberId, request));
    }

    /**
     * A whole list from a spreadsheet: all of it, or nothing if a line is wrong. Who is new gets
     * another id each time, when it is foreseen too.
     */
    @Foreseeable
    @PostMapping(path = "/groups/{groupId}/members", consumes = "text/csv")
    ImportView importList(@PathVariable GroupId groupId, @Valid @RequestBody MemberList list) {
        checkGroup(groupId, null);
        var lines = List.copyOf(list.lines().values());
        lines.forEach(it -> membership(groupId, it.request()));
        var ids =
                lines.stream()
                        .map(it -> join(groupId, idOf(it), it.request()).aggregate().memberId())
                        .toList();
        return new ImportView(ids.size(), ids);
    }

    /**
     * @param members how many were read
     * @param memberIds theirs, in the order of the lines
     */
    record ImportView(int members, List<MemberId> memberIds) {}

    /**
     * What the list would change, line by line; nothing is stored. Whoever asks for events instead
     * has them foreseen as of any command.
     */
    @PostMapping(
            path = "/groups/{groupId}/members",
            consumes = "text/csv",
            params = "preview",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ForeseenImport foreseeImport(
            @PathVariable GroupId groupId, @Valid @RequestBody MemberList list) {
        checkGroup(groupId, null);
        return new ForeseenImport(
                list.lines().entrySet().stream()
                        .map(it -> foreseen(groupId, it.getKey(), it.getValue()))
                        .toList());
    }

    /**
     * @param lines those of the list, in its order
     */
    record ForeseenImport(List<ForeseenLine> lines) {}

    /**
     * What becomes of one line.
     *
     * @param line its number in the file
     */
    record ForeseenLine(int line, String name, String email, Change change) {
        /** How a person stands to what is known of them. */
        enum Change {
            JOINS,
            CHANGES,
            SAME
        }
    }

    private ForeseenLine foreseen(GroupId groupId, int number, MemberList.MemberLine line) {
        return new ForeseenLine(number, line.name(), line.email(), changeBy(groupId, line));
    }

    private ForeseenLine.Change changeBy(GroupId groupId, MemberList.MemberLine line) {
        var known =
                line.memberId() == null
                        ? members.byEmail(line.email())
                        : members.find(line.memberId());
        if (known.isEmpty()
                || !(known.get().aggregate().standing() instanceof Member.Standing.Known was)
                || was.memberships().stream().noneMatch(it -> it.groupId().equals(groupId))) {
            return ForeseenLine.Change.JOINS;
        }
        var wanted = line.request();
        var same =
                was.name().equals(wanted.name())
                        && was.email().equals(wanted.email())
                        && was.language()
                                == Objects.requireNonNullElse(wanted.language(), Language.NB)
                        && was.memberships().contains(membership(groupId, wanted));
        return same ? ForeseenLine.Change.SAME : ForeseenLine.Change.CHANGES;
    }

    @GetMapping("/groups/{groupId}/members")
    Page<MemberView> inGroup(@PathVariable GroupId groupId, @Valid Paging paging, Caller caller) {
        var who = directory.participant(caller);
        Caller.check(who.sees(groupId));
        checkGroup(groupId, null);
        var seesAll = who.isSecretariat() || who.leadsOneOf(List.of(groupId));
        return paging.of(
                (after, limit) -> members.inGroup(groupId, after, limit),
                it -> seesAll ? MemberView.of(it) : MemberView.of(it).inGroups(groupId::equals));
    }

    @Foreseeable
    @DeleteMapping("/groups/{groupId}/members/{memberId}")
    ResponseEntity<Void> remove(
            @PathVariable GroupId groupId,
            @PathVariable MemberId memberId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen) {
        checkGroup(groupId, seen);
        members.change(memberId.value(), null, it -> it.leave(groupId, clock.instant()));
        return ResponseEntity.noContent().build();
    }

    /**
     * Those of some people who are known, and with whom the caller shares a group: who has been
     * erased is left out.
     */
    @GetMapping("/members")
    Page<MemberView> some(
            @RequestParam @Size(min = 1, max = Paging.MOST) List<MemberId> id, Caller caller) {
        Caller.check(!caller.isDashboard());
        var who = directory.participant(caller);
        return new Page<>(
                members.all(id.stream().map(MemberId::value).distinct().toList()).stream()
                        .filter(it -> !it.aggregate().isErased())
                        .flatMap(it -> seen(MemberView.of(it), who).stream())
                        .toList(),
                null);
    }

    private static Optional<MemberView> seen(MemberView member, Participant who) {
        var groups = member.memberships().stream().map(Membership::groupId).toList();
        if (who.isSecretariat() || who.caller().is(member.memberId()) || who.leadsOneOf(groups)) {
            return Optional.of(member);
        }
        return groups.stream().anyMatch(who::sees)
                ? Optional.of(member.inGroups(who::sees))
                : Optional.empty();
    }

    @GetMapping("/members/{id}")
    ResponseEntity<MemberView> one(@PathVariable MemberId id, Caller caller) {
        caller.checkSpeaksFor(id);
        return answer(members.get(id.value()));
    }

    /**
     * Erases a person: nothing is left of them but what an approved referat says. Their words in
     * meetings and drafts go as soon as the other packages have heard of it.
     */
    @DeleteMapping("/members/{id}")
    ResponseEntity<Void> erase(@PathVariable MemberId id) {
        members.change(id.value(), null, it -> it.erase(clock.instant()));
        return ResponseEntity.noContent().build();
    }

    private Stored<Member> join(GroupId groupId, MemberId memberId, MemberRequest request) {
        if (members.find(memberId.value()).isEmpty()) {
            try {
                return members.add(memberId.value(), null, joining(groupId, memberId, request));
            } catch (Refused refused) {
                if (!(refused.refusal() instanceof AlreadyExists)) {
                    throw refused;
                }
                // Somebody else was first; then this is a change like any other.
            }
        }
        return members.change(memberId.value(), null, join(groupId, request));
    }

    private Member joining(GroupId groupId, MemberId memberId, MemberRequest request) {
        return Member.joining(
                memberId,
                request.name(),
                request.email(),
                Objects.requireNonNullElse(request.language(), Language.NB),
                membership(groupId, request),
                clock.instant());
    }

    private Consumer<Member> join(GroupId groupId, MemberRequest request) {
        var membership = membership(groupId, request);
        return it ->
                it.join(
                        request.name(),
                        request.email(),
                        Objects.requireNonNullElse(request.language(), Language.NB),
                        membership,
                        clock.instant());
    }

    private Membership membership(GroupId groupId, MemberRequest request) {
        var organisationId = request.organisationId();
        if (organisationId == null) {
            return new Membership(groupId, request.role(), null, request.represents());
        }
        var organisation =
                organisations
                        .find(organisationId.value())
                        .orElseThrow(() -> new Refused(new UnknownOrganisation(organisationId)))
                        .aggregate();
        return new Membership(
                groupId,
                request.role(),
                organisationId,
                Objects.requireNonNullElse(request.represents(), organisation.name()));
    }

    /** A line without an id is the person whom we know by the address, or a new one. */
    private MemberId idOf(MemberList.MemberLine line) {
        if (line.memberId() != null) {
            return new MemberId(line.memberId());
        }
        return members.byEmail(line.email())
                .map(it -> it.aggregate().memberId())
                .orElseGet(() -> new MemberId(IdempotencyKey.newId(null)));
    }

    private void checkGroup(GroupId groupId, @Nullable ETag seen) {
        var group = groups.get(groupId.value());
        if (seen != null && !seen.matches(group.version())) {
            throw new Stale(group.etag());
        }
    }

    private static ResponseEntity<MemberView> answer(Stored<Member> stored) {
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(MemberView.of(stored));
    }
}
