package org.tillbridge.pos.returns;

import org.tillbridge.pos.sale.Basket;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.rules.LineClaim;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The lines of sales for which this till has the hub's word that they come back here and nowhere
/// else. A hub that is silent, or has not heard of a sale, stands in nobody's way.
///
/// For all threads; [#claim] and [#letGo] wait for the hub, seconds at most.
public final class ClaimedLines {
    /// The hub's word counts for so long, as this till counts it; less than the hub gives.
    private static final Duration COUNTS = LineClaim.LASTS.dividedBy(3);

    /// Where the hub was silent, nobody waits for it again for so long.
    private static final Duration NOT_ASKED_AGAIN = Duration.ofMinutes(1);

    private final Function<LineClaims, LineClaimOutcome> hub;
    private final JournalReader journal;
    private final InstantSource clock;
    private final Map<OriginalLine, Asked> asked = new HashMap<>();
    private Optional<Instant> silentSince = Optional.empty();

    /// @param journal knows which returns are completed
    public ClaimedLines(
            Function<LineClaims, LineClaimOutcome> hub,
            JournalReader journal,
            InstantSource clock) {
        this.hub = hub;
        this.journal = journal;
        this.clock = clock;
    }

    /// A line of a sale that comes back.
    ///
    /// @param returned of it before, as far as anyone here knows
    /// @param goods by name
    public record Line(OriginalLine line, Quantity returned, String goods) {
        /// Nothing for what no known line was bought on.
        static Stream<Line> of(RungGoods goods) {
            return goods.bought().stream()
                    .map(
                            bought ->
                                    new Line(
                                            bought.line(),
                                            bought.returned(),
                                            goods.goods().name()));
        }
    }

    /// What the hub is to be asked for.
    ///
    /// @param back the return
    public record Wanted(UUID back, List<Line> lines) {
        public Wanted {
            lines = List.copyOf(lines);
        }
    }

    /// A line that the hub was asked for.
    ///
    /// @param said when it was, if the hub said anything
    private record Asked(UUID back, Line line, Optional<Instant> said) {}

    /// What came of asking.
    public sealed interface Answer {
        /// Nobody says that they come back elsewhere.
        record Free() implements Answer {}

        /// Another workstation is about to take some of it back.
        record Elsewhere(String goods, LineClaimOutcome.ClaimedBy by) implements Answer {}

        /// More of it came back elsewhere than was known here.
        record CameBack(String goods) implements Answer {}
    }

    /// What the hub is to be asked for before goods come back; nothing where it was asked just now.
    public Optional<Wanted> missing(UUID back, Stream<Line> lines) {
        Instant now = clock.instant();
        List<Line> wanted = lines.filter(each -> isMissing(back, each, now)).toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Wanted(back, wanted));
    }

    private synchronized boolean isMissing(UUID back, Line line, Instant now) {
        return !isWithin(COUNTS, said(back, line.line()), now)
                && !isWithin(NOT_ASKED_AGAIN, silentSince, now);
    }

    private Optional<Instant> said(UUID back, OriginalLine line) {
        return Optional.ofNullable(asked.get(line))
                .filter(each -> each.back().equals(back))
                .flatMap(Asked::said);
    }

    /// Either way: a clock may have been wrong.
    private static boolean isWithin(Duration time, Optional<Instant> since, Instant now) {
        return since.filter(at -> Duration.between(at, now).abs().compareTo(time) < 0).isPresent();
    }

    /// Asks the hub for them, as long as it answers.
    public Answer claim(Wanted wanted) {
        for (LineClaims claims : claims(wanted)) {
            Optional<Answer> end = claim(claims, wanted);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return new Answer.Free();
    }

    private Optional<Answer> claim(LineClaims claims, Wanted wanted) {
        Instant now = clock.instant();
        note(claims, wanted, Optional.empty());
        return switch (hub.apply(claims)) {
            case LineClaimOutcome.Claimed _,
                    LineClaimOutcome.Free _,
                    LineClaimOutcome.UnknownSale _ -> {
                note(claims, wanted, Optional.of(now));
                yield Optional.empty();
            }
            case LineClaimOutcome.ClaimedBy by ->
                    Optional.of(new Answer.Elsewhere(name(wanted, claims, by.line()), by));
            case LineClaimOutcome.CameBack(int number) ->
                    Optional.of(new Answer.CameBack(name(wanted, claims, number)));
            case NoAnswer _ -> {
                silent(now);
                yield Optional.of(new Answer.Free());
            }
        };
    }

    /// Before it is asked, and when it has given them: its answer may be all that is lost, and it
    /// keeps what it gave before also where it refuses. Then it is told when they do not come back.
    private synchronized void note(LineClaims claims, Wanted wanted, Optional<Instant> said) {
        for (OriginalLine of : lines(claims)) {
            line(wanted, of).ifPresent(each -> asked.put(of, new Asked(wanted.back(), each, said)));
        }
    }

    private synchronized void silent(Instant since) {
        silentSince = Optional.of(since);
    }

    private static List<OriginalLine> lines(LineClaims claims) {
        return claims.lines().stream()
                .map(line -> new OriginalLine(claims.sale(), line.number()))
                .toList();
    }

    /// Notes that lines do not come back here after all, or that their return is over.
    ///
    /// @return what the hub is to be told of, each for [#letGo]
    public List<Wanted> forget(Predicate<OriginalLine> which) {
        Map<UUID, List<Line>> gone = new LinkedHashMap<>();
        synchronized (this) {
            asked.entrySet()
                    .removeIf(
                            each -> {
                                boolean goes = which.test(each.getKey());
                                if (goes) {
                                    gone.computeIfAbsent(
                                                    each.getValue().back(), _ -> new ArrayList<>())
                                            .add(each.getValue().line());
                                }
                                return goes;
                            });
        }
        return gone.entrySet().stream()
                .map(each -> new Wanted(each.getKey(), each.getValue()))
                .toList();
    }

    /// Lets others take them back, unless they are wanted again meanwhile, or came back: then it is
    /// over when the hub hears of that. Where the hub does not hear of it the claim lapses.
    public void letGo(Wanted forgotten) {
        if (journal.transaction(forgotten.back()).isPresent()) {
            return;
        }
        for (LineClaims claims : claims(stillForgotten(forgotten))) {
            var _ = hub.apply(claims.letGo());
            wantedAgain(claims).forEach(this::claim);
        }
    }

    private synchronized Wanted stillForgotten(Wanted forgotten) {
        return new Wanted(
                forgotten.back(),
                forgotten.lines().stream()
                        .filter(each -> !asked.containsKey(each.line()))
                        .toList());
    }

    /// What was asked for since, maybe before the hub heard that it was let go: it is asked for
    /// once more.
    private synchronized List<Wanted> wantedAgain(LineClaims claims) {
        return lines(claims).stream()
                .flatMap(line -> Stream.ofNullable(asked.get(line)))
                .map(each -> new Wanted(each.back(), List.of(each.line())))
                .toList();
    }

    /// What comes back of lines that are known.
    static Stream<Line> of(Basket back) {
        return back.transaction().standing().stream().map(RungLine::goods).flatMap(Line::of);
    }

    /// What comes back of a sale that is reversed as a whole, of which nothing came back before as
    /// far as anyone here knows. Nothing where cards paid: a return gives them their money back,
    /// and asks by itself.
    public static Stream<Line> ofWhole(RetailTransaction sale) {
        return PostVoid.byCard(sale).isPositive()
                ? Stream.empty()
                : sale.goods().stream()
                        .map(
                                sold ->
                                        new Line(
                                                new OriginalLine(sale.id(), sold.number()),
                                                Quantity.ZERO,
                                                sold.goods().name()));
    }

    /// Each sale by itself, and no more lines at once than the hub takes.
    private static List<LineClaims> claims(Wanted wanted) {
        Map<UUID, List<LineClaims.Line>> bySale = new LinkedHashMap<>();
        for (Line each : wanted.lines()) {
            bySale.computeIfAbsent(each.line().transaction(), sale -> new ArrayList<>())
                    .add(new LineClaims.Line(each.line().line(), each.returned()));
        }
        List<LineClaims> claims = new ArrayList<>();
        bySale.forEach(
                (sale, lines) -> {
                    for (int from = 0; from < lines.size(); from += LineClaims.MOST) {
                        int to = Math.min(from + LineClaims.MOST, lines.size());
                        claims.add(
                                new LineClaims(sale, wanted.back(), lines.subList(from, to), true));
                    }
                });
        return claims;
    }

    private static String name(Wanted wanted, LineClaims claims, int number) {
        return line(wanted, new OriginalLine(claims.sale(), number)).map(Line::goods).orElse("");
    }

    private static Optional<Line> line(Wanted wanted, OriginalLine line) {
        return wanted.lines().stream().filter(each -> each.line().equals(line)).findFirst();
    }
}
