package org.tillbridge.simulator;

import org.sqlite.SQLiteErrorCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/// Makes a plan of a seed: always the same of the same. Each seed has its own habits: how many
/// tills, how busy, how much bad luck and of which kinds.
final class PlanMaker {
    private static final int REAL_KEYS_IN = 200;
    private static final int LARGE_IN = 20;
    private static final int FIRST_MORNING_IN = 6;
    private static final int MANY_LINES_IN = 400;
    private static final int MANY_ENTRIES_IN = 40;
    private static final List<Weather> BAD_WEATHER =
            List.copyOf(EnumSet.complementOf(EnumSet.of(Weather.CLEAR)));
    static final int HOT_ITEM = 7;

    private final SplittableRandom chance;
    private final long seed;
    private final List<Integer> tills = new ArrayList<>();
    private final List<Plan.Step> steps = new ArrayList<>();
    private final CounterWork counter;
    private final boolean isLarge;
    private final long lengthMillis;

    private PlanMaker(long seed) {
        this.seed = seed;
        chance = new SplittableRandom(seed);
        counter = new CounterWork(this, chance, steps);
        isLarge = seed % LARGE_IN == 5;
        lengthMillis = Duration.ofSeconds(40 + chance.nextInt(isLarge ? 260 : 140)).toMillis();
    }

    static Plan make(long seed) {
        return new PlanMaker(seed).plan();
    }

    private Plan plan() {
        int stores = 1 + chance.nextInt(Templates.STORES);
        int count = isLarge && rarely(4) ? Templates.WORKSTATIONS : 1 + chance.nextInt(5) / 2;
        for (int number = 1; tills.size() < count && number <= Templates.WORKSTATIONS; number++) {
            if ((number - 1) % Templates.STORES < stores) {
                tills.add(number);
            }
        }
        addWork(isLarge ? 8 + chance.nextInt(14) : 4 + chance.nextInt(7));
        if (seed % MANY_LINES_IN == 1) {
            add(new Act.SellMany(till(), 500));
        }
        if (seed % MANY_ENTRIES_IN == 2) {
            addBacklog(till());
        }
        addOffice(chance.nextInt(isLarge ? 5 : 3));
        addBadLuck(chance.nextInt(isLarge ? 9 : 5));
        addDiskLuck(chance.nextInt(20));
        new Troubles(this, chance, steps).add(chance.nextInt(24));
        new CardCustomers(this, seed, steps).add();
        new Acquaintances(this, seed, steps).add();
        new SharedSales(this, seed, steps).add();
        new SignedPapers(this, seed, steps).add();
        new CardsThatGetBack(this, seed, steps).add();
        new PiecesSoldAgain(this, seed, steps).add();
        new ReceiptsBrought(this, seed, steps).add();
        new CardsTakenOffline(this, seed, steps).add();
        new TaxesChanged(this, seed, steps).add();
        new ScarceGoods(this, seed, steps).add();
        new StoreCreditOnly(this, seed, steps).add();
        new GuessedCards(this, seed, steps).add();
        new TurnedBits(this, seed, steps).add();
        new TornSnapshots(this, seed, steps).add();
        new CopiesApart(this, seed, steps).add();
        new HealsUnderWay(this, seed, steps).add();
        new HubClockJumps(this, seed, steps).add();
        steps.sort(Comparator.comparing(Plan.Step::at));
        return new Plan(
                seed, tills, seed % REAL_KEYS_IN == 0, rarely(FIRST_MORNING_IN), false, steps);
    }

    private void addWork(int acts) {
        for (int i = 0; i < acts; i++) {
            add(work(till()));
        }
    }

    Act work(int till) {
        return switch (chance.nextInt(16)) {
            case 0 ->
                    chance.nextBoolean()
                            ? new Act.TakeBack(till, item(), chance.nextBoolean())
                            : bought(till);
            case 1 -> new Act.BeginBasket(till, item());
            case 2 -> new Act.Cancel(till, item());
            case 3 ->
                    new Act.Adjust(
                            till, item(), chance.nextInt(1, 9) * (chance.nextBoolean() ? 1 : -1));
            case 4 -> rarely(3) ? new Act.AdjustUnknown(till) : sell(till);
            case 5 -> rarely(6) ? new Act.CloseDay(till) : sell(till);
            case 6 -> rarely(6) ? new Act.AdjustTooMuch(till) : sell(till);
            case 7, 8, 9, 10 -> counter.work(till);
            default -> sell(till);
        };
    }

    Act atCounter(int till) {
        return counter.work(till);
    }

    Act.TakeBackBought bought(int till) {
        return new Act.TakeBackBought(till, till(), chance.nextInt(3), chance.nextBoolean());
    }

    Act.Sell sell(int till) {
        List<Act.Wanted> wanted = new ArrayList<>();
        int lines = 1 + chance.nextInt(4);
        for (int i = 0; i < lines; i++) {
            wanted.add(new Act.Wanted(item(), 1 + chance.nextInt(3)));
        }
        return new Act.Sell(till, wanted, rarely(8), rarely(6));
    }

    private void addOffice(int acts) {
        for (int i = 0; i < acts; i++) {
            add(
                    switch (chance.nextInt(5)) {
                        case 0 -> new Act.ChangeItem(item(), chance.nextBoolean());
                        case 1 -> new Act.ChangeTiles(item(), chance.nextInt(6));
                        case 2 ->
                                new Act.ChangePromotion(
                                        chance.nextInt(SetUp.PROMOTIONS), 1 + chance.nextInt(99));
                        default -> new Act.ChangePrice(item(), 1 + chance.nextInt(5000));
                    });
        }
    }

    private void addBadLuck(int acts) {
        for (int i = 0; i < acts; i++) {
            badLuck(till());
        }
    }

    private void badLuck(int till) {
        switch (chance.nextInt(15)) {
            case 0 -> add(new Act.CutTill(till));
            case 1 -> add(new Act.CutTillAtPort(till, chance.nextInt(60)));
            case 2 -> add(new Act.CutTillAtWrite(till, chance.nextInt(12)));
            case 3, 4 -> add(new Act.CutHub(chance.nextInt(40)));
            case 5 ->
                    add(
                            new Act.HubRefuses(
                                    diskTrouble(), chance.nextInt(60), 1 + chance.nextInt(8)));
            case 6 -> add(new Act.DiskRefuses(till, diskTrouble(), 1 + chance.nextInt(4)));
            case 7 -> add(new Act.JumpClock(till, clockJump()));
            case 8 -> rarelyAdd(2, new Act.LongNight(Duration.ofHours(rarely(2) ? 72 : 2400)));
            case 9 -> darkThenForgotten(till);
            case 10 -> add(rarely(2) ? new Act.StartTwice(till) : new Act.Restart(till));
            default -> addWeather(till);
        }
    }

    /// Copies and damage of disks: seldom, because they make a seed heavier.
    private void addDiskLuck(int kind) {
        switch (kind) {
            case 0 -> cloned(till());
            case 1 -> restored(till());
            case 2, 3 -> damaged(till());
            case 4 -> add(new Act.DamageReplica(till(), chance.nextInt(1000)));
            case 5 -> hubRestored();
            case 6 -> damagedAgain(till());
            case 7 -> {
                hubRestored();
                damaged(till());
                damaged(till());
            }
            default -> {}
        }
    }

    /// Two machines under one number; both sell, at times at the same moment, before either can
    /// hear of the other.
    private void cloned(int till) {
        long at = chance.nextLong(lengthMillis);
        counter.addBefore(Duration.ofMillis(at), till);
        steps.add(new Plan.Step(Duration.ofMillis(at), new Act.CloneDisk(till)));
        counter.setAside(Duration.ofMillis(at + chance.nextLong(1, 60_000)), till + Doing.COPY);
        int acts = 2 + chance.nextInt(6);
        for (int i = 0; i < acts; i++) {
            long later = at + chance.nextLong(1, 100_000);
            steps.add(
                    new Plan.Step(
                            Duration.ofMillis(later),
                            work(chance.nextBoolean() ? till : till + Doing.COPY)));
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            Duration together = Duration.ofMillis(at + chance.nextLong(1, 100_000));
            steps.add(new Plan.Step(together, sell(till)));
            steps.add(new Plan.Step(together, sell(till + Doing.COPY)));
        }
        if (rarely(3)) {
            long later = at + chance.nextLong(1, 100_000);
            steps.add(new Plan.Step(Duration.ofMillis(later), new Act.CutTill(till + Doing.COPY)));
        }
    }

    /// What is in the file itself, and not in its log, came there at the end of a program.
    private void damaged(int till) {
        Act.Part part = rarely(3) ? Act.Part.LOG : Act.Part.FILE;
        Duration at = moment();
        counter.addBefore(at, till);
        if (part == Act.Part.FILE) {
            steps.add(new Plan.Step(at, new Act.Restart(till)));
        }
        steps.add(
                new Plan.Step(
                        at.plusSeconds(8 + chance.nextInt(60)),
                        new Act.DamageJournal(till, part, chance.nextInt(1000), rarely(3))));
    }

    /// One spare epoch after another.
    private void damagedAgain(int till) {
        Duration at = moment();
        counter.addBefore(at, till);
        for (int times = 2 + chance.nextInt(2); times > 0; times--) {
            steps.add(new Plan.Step(at, sell(till)));
            at = at.plusSeconds(1 + chance.nextInt(20));
            Act.Part part = chance.nextBoolean() ? Act.Part.LOG : Act.Part.FILE;
            steps.add(
                    new Plan.Step(
                            at, new Act.DamageJournal(till, part, chance.nextInt(1000), true)));
            at = at.plusSeconds(1 + chance.nextInt(10));
        }
        steps.add(new Plan.Step(at.plusSeconds(10), sell(till)));
    }

    private void restored(int till) {
        long at = chance.nextLong(lengthMillis);
        long back = at + chance.nextLong(1, 100_000);
        counter.addBefore(Duration.ofMillis(at), till);
        steps.add(new Plan.Step(Duration.ofMillis(at), new Act.KeepDisk(till)));
        steps.add(new Plan.Step(Duration.ofMillis(back), new Act.RestoreDisk(till)));
        counter.setAside(Duration.ofMillis(back + 8_000), till);
        int acts = 2 + chance.nextInt(4);
        for (int i = 0; i < acts; i++) {
            long later = at + chance.nextLong(1, 2 * (back - at) + 10_000);
            steps.add(new Plan.Step(Duration.ofMillis(later), work(till)));
        }
    }

    /// All tills go on before and after; what they did in between the hub does not know any more.
    private void hubRestored() {
        long at = chance.nextLong(lengthMillis);
        long back = at + chance.nextLong(1, 100_000);
        steps.add(new Plan.Step(Duration.ofMillis(at), new Act.KeepHub()));
        if (rarely(3)) {
            Duration night = Duration.ofHours(chance.nextBoolean() ? 1 : 24);
            steps.add(new Plan.Step(Duration.ofMillis(back - 1), new Act.LongNight(night)));
        }
        steps.add(new Plan.Step(Duration.ofMillis(back), new Act.RestoreHub(rarely(3))));
        for (int i = 2 + chance.nextInt(6); i > 0; i--) {
            long later = at + chance.nextLong(1, 2 * (back - at) + 10_000);
            steps.add(new Plan.Step(Duration.ofMillis(later), work(till())));
        }
        if (chance.nextBoolean()) {
            sendsOnWithoutAsking(till(), back);
        }
    }

    /// A till that has something to send when it gets back to a hub that was restored meanwhile.
    private void sendsOnWithoutAsking(int till, long back) {
        Duration out = Duration.ofMillis(Math.max(0, back - 2_000));
        steps.add(new Plan.Step(out, new Act.ChangeWeather(till, Weather.UNPLUGGED)));
        steps.add(new Plan.Step(out.plusMillis(500), sell(till)));
        steps.add(
                new Plan.Step(
                        Duration.ofMillis(back + 3_000),
                        new Act.ChangeWeather(till, Weather.CLEAR)));
    }

    /// At the end of a day more than the hub books in one transaction, and its disk refuses one of
    /// them: what was booked before is acknowledged, and nothing else. The till comes back before
    /// the faults stop.
    private void addBacklog(int till) {
        Duration at = Duration.ofMillis(lengthMillis);
        Duration back = at.plusSeconds(20);
        steps.add(new Plan.Step(at, new Act.ChangeWeather(till, Weather.UNPLUGGED)));
        steps.add(new Plan.Step(at.plusSeconds(10), new Act.AdjustMany(till, 70)));
        steps.add(
                new Plan.Step(back, new Act.HubRefuses(diskTrouble(), 20 + chance.nextInt(60), 1)));
        for (int looks = 0; looks < 3; looks++) {
            steps.add(
                    new Plan.Step(
                            back.plusSeconds(20L * looks),
                            new Act.ChangeWeather(till, Weather.CLEAR)));
        }
    }

    /// Away while others work and the log is shortened: a snapshot is needed.
    private void darkThenForgotten(int till) {
        Duration at = moment();
        steps.add(new Plan.Step(at, new Act.ChangeWeather(till, Weather.DARK)));
        steps.add(new Plan.Step(at.plusSeconds(50), new Act.ShortenLog()));
        steps.add(new Plan.Step(at.plusSeconds(60), new Act.ChangeWeather(till, Weather.CLEAR)));
    }

    private void addWeather(int till) {
        Weather weather = BAD_WEATHER.get(chance.nextInt(BAD_WEATHER.size()));
        Duration at = moment();
        steps.add(new Plan.Step(at, new Act.ChangeWeather(till, weather)));
        steps.add(
                new Plan.Step(
                        at.plusSeconds(5 + chance.nextInt(100)),
                        new Act.ChangeWeather(till, Weather.CLEAR)));
    }

    private Duration clockJump() {
        long most = Duration.ofDays(3650).toMillis();
        return Duration.ofMillis(
                rarely(2) ? chance.nextLong(-most, most) : chance.nextLong(-600_000, 600_000));
    }

    private SQLiteErrorCode diskTrouble() {
        return chance.nextBoolean() ? SQLiteErrorCode.SQLITE_FULL : SQLiteErrorCode.SQLITE_BUSY;
    }

    private void add(Act act) {
        steps.add(new Plan.Step(moment(), act));
    }

    private void rarelyAdd(int in, Act act) {
        if (rarely(in)) {
            add(act);
        }
    }

    Duration end() {
        return Duration.ofMillis(lengthMillis);
    }

    Duration moment() {
        return Duration.ofMillis(chance.nextLong(lengthMillis));
    }

    List<Integer> tills() {
        return tills;
    }

    /// Another till of the same store takes part, if it does not yet.
    ///
    /// @return its number
    int beside(int till) {
        int other = till <= Templates.STORES ? till + Templates.STORES : till - Templates.STORES;
        if (!tills.contains(other)) {
            tills.add(other);
        }
        return other;
    }

    int till() {
        return tills.get(chance.nextInt(tills.size()));
    }

    int item() {
        return chance.nextInt(3) == 0 ? HOT_ITEM : 1 + chance.nextInt(Templates.SOLD_ITEMS);
    }

    boolean rarely(int in) {
        return chance.nextInt(in) == 0;
    }
}
