import Control
import Domain
import JSON
import Platform
import Testing

@testable import Supervision

@Suite struct BudgetsTests {
    private static let cents50 = BudgetLimit(money: Money(nanodollars: BudgetScene.dollar / 2))

    /// What one response after the other comes to, by the policy.
    @Test func eachLevelIsToldOfOnceAndTheRunStoppedByPolicy() throws {
        let table: [(BudgetPolicy, Double, [String])] = [
            (.stop, 0.39, []), (.stop, 0.40, ["run:r warn warned", "remember"]), (.stop, 0.45, []),
            (.stop, 0.39, []), (.stop, 0.41, []),
            (.stop, 0.51, ["run:r full stopped", "stop r run", "remember"]), (.stop, 0.6, []),
            (.pause, 0.51, ["run:r full paused", "pause r run", "remember"]), (.pause, 0.6, []),
            (.finish, 0.51, ["run:r full none", "remember"]), (.finish, 0.6, []),
        ]
        for policy in BudgetPolicy.allCases {
            var scene = BudgetScene.known {
                $0.run = Self.cents50
                $0.policy = policy
            }
            try scene.begin("r", of: "t")
            _ = scene.answers()
            for (of, dollars, words) in table where of == policy {
                try scene.spend("r", of: "t", BudgetScene.spent(dollars))
                #expect(scene.answers().words == words, "\(policy) \(dollars)")
            }
        }
    }

    @Test func theDayHoldsEverythingAndATaskItself() throws {
        var scene = BudgetScene.known {
            $0.day.tokens = 1_000
            $0.task.tokens = 500
        }
        try scene.begin("r", of: "t")
        try scene.begin("s", of: "u")
        try scene.begin("quiet", of: "v")
        let small = BudgetScene.spent(0, tokens: 100)
        try scene.spend("s", of: "u", small, day: small)
        _ = scene.answers()
        try scene.spend("r", of: "t", BudgetScene.spent(0, tokens: 600), day: BudgetScene.spent(0, tokens: 700))
        #expect(scene.answers().words == ["task:t full stopped", "hold task:t", "stop r task", "remember"])
        let full = BudgetScene.spent(0, tokens: 1_000)
        try scene.spend("s", of: "u", BudgetScene.spent(0, tokens: 200), day: full)
        #expect(scene.answers().words == ["day full stopped", "hold everything", "stop s day", "remember"])
        // What has spent nothing goes on, until it does.
        try scene.spend("quiet", of: "v", small, day: full)
        #expect(scene.answers().words == ["stop quiet day"])
        #expect(
            scene.budgets.stop(of: try RunID("s"))?.why
                == "the budget of the day, 1,000 tokens, is used up: 1,000 tokens"
        )
        scene.take(scene.budgets.raised(.day, to: BudgetLimit(tokens: 5_000)))
        #expect(scene.answers().words == ["free everything", "remember"])
    }

    @Test func aRunThatDidNotStopIsAskedAgain() throws {
        var scene = BudgetScene.known { $0.run = Self.cents50 }
        try scene.begin("r", of: "t")
        try scene.spend("r", of: "t", BudgetScene.spent(1))
        _ = scene.answers()
        scene.pass(.seconds(1))
        #expect(scene.answers().isEmpty)
        scene.budgets.failed(try RunID("r"), at: scene.now)
        scene.pass(.seconds(4))
        #expect(scene.answers().isEmpty)
        scene.pass(.seconds(1))
        #expect(scene.answers().words == ["stop r run"])
        scene.take(scene.budgets.runEnded(try RunID("r")))
        try scene.spend("r", of: "t", BudgetScene.spent(2))
        #expect(scene.answers().words == ["remember"])
    }

    @Test func aPausedRunGoesOnAsSoonAsThereIsRoom() throws {
        var scene = BudgetScene.known {
            $0.run = Self.cents50
            $0.policy = .pause
        }
        try scene.begin("r", of: "t")
        try scene.spend("r", of: "t", BudgetScene.spent(0.6))
        #expect(scene.answers().words == ["run:r full paused", "pause r run", "remember"])
        #expect(scene.budgets.stop(of: try RunID("r"))?.scope == "run")
        try scene.pause("r", by: .budget)
        scene.pass(.seconds(60))
        #expect(scene.answers().isEmpty)
        scene.take(scene.budgets.raised(.run(try RunID("r")), to: BudgetLimit(money: Money(nanodollars: 900_000_000))))
        #expect(scene.answers().words == ["resume r", "remember"])
        scene.pass(.seconds(1))
        #expect(scene.answers().isEmpty)
        #expect(scene.budgets.stop(of: try RunID("r")) == nil)
        try scene.pause("r", by: nil)
        try scene.spend("r", of: "t", BudgetScene.spent(0.95))
        #expect(scene.answers().words.contains("pause r run"))
    }

    /// Whoever lets a run go on whose budget is used up, cannot.
    @Test func aRunThatGoesOnWithoutRoomIsPausedAgain() throws {
        var scene = BudgetScene.known {
            $0.run = Self.cents50
            $0.policy = .pause
        }
        try scene.begin("r", of: "t")
        try scene.spend("r", of: "t", BudgetScene.spent(0.6))
        try scene.pause("r", by: .budget)
        _ = scene.answers()
        try scene.pause("r", by: nil)
        #expect(scene.answers().words == ["pause r run"])
        scene.budgets.failed(try RunID("r"), at: scene.now)
        scene.pass(Budgets.refusalPause)
        #expect(scene.answers().words == ["pause r run"])
    }

    @Test func whomAPersonHasPausedNoBudgetLetsGoOn() throws {
        var scene = BudgetScene.known {
            $0.run = Self.cents50
            $0.policy = .pause
        }
        try scene.begin("r", of: "t")
        try scene.pause("r", by: .person)
        try scene.spend("r", of: "t", BudgetScene.spent(0.6))
        #expect(scene.answers().words == ["run:r full paused", "remember"])
        scene.take(scene.budgets.raised(.run(try RunID("r")), to: BudgetLimit(money: Money(nanodollars: 900_000_000))))
        #expect(scene.answers().words == ["remember"])
    }

    /// A daemon finds a run that the one before has paused: nothing is done before it is known what was spent.
    @Test func aPauseOutlivesTheDaemon() throws {
        for (dollars, words) in [(0.6, [String]()), (0.2, ["resume r"])] {
            var scene = BudgetScene {
                $0.run = Self.cents50
                $0.policy = .pause
            }
            try scene.begin("r", of: "t", pausedBy: .budget)
            scene.pass(.seconds(1))
            #expect(!scene.answers().words.contains("resume r"))
            let place = LivePlace(
                run: try RunID("r"),
                task: try TaskID("t"),
                channel: .stdout,
                offset: 0,
                at: scene.wall
            )
            var usage = LiveUsage(place)
            usage.run = BudgetScene.spent(dollars)
            scene.take(scene.budgets.heard(.usage(usage), at: scene.now))
            scene.totals()
            #expect(scene.answers().words.filter { $0.contains(" r") && !$0.contains(":") } == words, "\(dollars)")
        }
    }

    /// It is over, whatever it has cost: under the limit of the settings, too, which it has gone beyond.
    @Test func ofATaskThatIsOverNothingIsTold() throws {
        var scene = BudgetScene.known { $0.task = Self.cents50 }
        scene.take(
            scene.budgets.taskPlanned(
                try TaskID("t"),
                own: BudgetLimit(money: Money(nanodollars: 5 * BudgetScene.dollar))
            )
        )
        try scene.begin("r", of: "t")
        try scene.spend("r", of: "t", BudgetScene.spent(0.6))
        scene.take(scene.budgets.taskEnded(try TaskID("t")))
        scene.take(scene.budgets.runEnded(try RunID("r")))
        scene.totals(tasks: ["t": BudgetScene.spent(0.6), "long-ago": BudgetScene.spent(3)])
        let task = try TaskID("t")
        #expect(scene.told().isEmpty)
        #expect(!scene.budgets.heldBack.contains { $0.held == .task(task) })
        // Tried again it is held to what the settings say.
        scene.take(scene.budgets.taskPlanned(try TaskID("t"), own: .none))
        #expect(scene.answers().words == ["task:t full held", "hold task:t", "remember"])
    }

    @Test func anotherPolicyLetsPausedRunsFinishOrStopsThem() throws {
        for (policy, word) in [(BudgetPolicy.finish, "resume r"), (.stop, "stop r run")] {
            var scene = BudgetScene.known {
                $0.run = Self.cents50
                $0.policy = .pause
            }
            try scene.begin("r", of: "t")
            try scene.spend("r", of: "t", BudgetScene.spent(0.6))
            try scene.pause("r", by: .budget)
            _ = scene.answers()
            var limits = scene.budgets.limits
            limits.policy = policy
            scene.take(scene.budgets.limitsChanged(limits))
            #expect(scene.answers().words == [word])
        }
    }

    @Test func noRestartTellsTwiceAndAnotherLimitTellsAnew() throws {
        var scene = BudgetScene.known { $0.day = Self.cents50 }
        scene.totals(day: BudgetScene.spent(0.45))
        #expect(scene.told().map(\.level) == [.warn])
        let memory = scene.budgets.memory
        var next = BudgetScene(memory) { $0.day = Self.cents50 }
        next.totals(day: BudgetScene.spent(0.46))
        #expect(next.told().isEmpty)
        scene.totals(day: BudgetScene.spent(0.5))
        var after = BudgetScene(scene.budgets.memory) {
            $0.day = Self.cents50
            $0.policy = .finish
        }
        #expect(after.answers().words == ["hold everything"])
        var other = BudgetScene(memory) { $0.day = BudgetLimit(money: Money(nanodollars: 460_000_000)) }
        other.totals(day: BudgetScene.spent(0.46))
        #expect(other.told().map(\.level) == [.full])
    }

    @Test func whatIsNotKnownHoldsStartsWhereThePolicyIsToStop() throws {
        var scene = BudgetScene { $0.day = Self.cents50 }
        #expect(scene.answers().words == ["hold everything unknown"])
        #expect(scene.budgets.rows.map(\.text) == ["the budget of the day: unknown of $0.5"])
        scene.totals()
        #expect(scene.answers().words == ["free everything"])
        scene.take(scene.budgets.spendingUnknown("the index is away", at: scene.now))
        #expect(scene.answers().words == ["hold everything unknown"])
        // It is told when it lasts, and once.
        scene.pass(.seconds(29))
        #expect(scene.told().isEmpty)
        scene.pass(.seconds(2))
        let told = scene.told()
        #expect(
            told.map(\.level) == [.unknown]
                && told.first?.message.hasSuffix("cannot be held: the index is away") == true
        )
        scene.pass(.seconds(60))
        #expect(scene.told().isEmpty)
        var finishing = BudgetScene {
            $0.day = Self.cents50
            $0.policy = .finish
        }
        #expect(finishing.answers().isEmpty)
        var free = BudgetScene()
        #expect(free.answers().isEmpty && free.budgets.rows.isEmpty)
        scene = BudgetScene()
        scene.take(scene.budgets.taskPlanned(try TaskID("t"), own: Self.cents50))
        #expect(scene.answers().words == ["hold budgeted unknown"])
        scene.totals()
        #expect(scene.answers().words == ["free budgeted"])
    }

    /// The index names at most so many tasks.
    @Test func aTaskThatIsNotNamedHasSpentNothingOnlyWhereAllAreNamed() throws {
        var scene = BudgetScene()
        let task = try TaskID("t")
        scene.take(scene.budgets.taskPlanned(task, own: Self.cents50))
        scene.totals(areAll: false)
        #expect(scene.answers().words.contains("hold task:t unknown"))
        scene.totals()
        #expect(scene.answers().words == ["free task:t"])
    }

    @Test func responsesWithoutAPriceAreNeverTakenForNothing() throws {
        var scene = BudgetScene.known { $0.run = Self.cents50 }
        try scene.begin("r", of: "t")
        _ = scene.answers()
        try scene.spend("r", of: "t", BudgetScene.spent(0.1, responses: 3, unpriced: 2))
        let told = scene.told()
        #expect(told.map(\.level) == [.unknown] && told.map(\.consequence) == [.warned])
        #expect(told.first?.message.hasSuffix("at least $0.10, 2 responses without a price") == true)
        try scene.spend("r", of: "t", BudgetScene.spent(0.2, responses: 4, unpriced: 3))
        #expect(scene.told().isEmpty)
        let text = scene.budgets.rows.last?.text
        #expect(text == "the budget of r: at least $0.20, 3 responses without a price of $0.5 (40 %)")
        #expect(scene.budgets.rows.last?.json["unpriced"] == 3)
    }

    /// Berlin, when clocks are set forward, and back: a day of 23 hours and one of 25.
    @Test func aDayBeginsAtLocalMidnight() throws {
        let springForward = try WallTime(iso: "2026-03-29T01:00:00Z")
        let fallBack = try WallTime(iso: "2026-10-25T01:00:00Z")
        let berlin = LocalCalendar { time in
            .seconds(time >= springForward && time < fallBack ? 7_200 : 3_600)
        }
        let days: [(String, Int)] = [
            ("2026-03-28T23:00:00Z", 23), ("2026-10-24T22:00:00Z", 25), ("2026-06-01T22:00:00Z", 24),
        ]
        for (start, hours) in days {
            var scene = BudgetScene(calendar: berlin, at: try WallTime(iso: start)) { $0.day = Self.cents50 }
            scene.totals(day: BudgetScene.spent(0.6))
            #expect(scene.answers().words.contains("hold everything"))
            scene.pass(.seconds(hours * 3_600 - 1))
            #expect(scene.answers().isEmpty, "\(start)")
            scene.pass(.seconds(1))
            #expect(scene.answers().words == ["free everything", "remember"], "\(start)")
            // A line of before midnight comes with the sum of yesterday.
            let late = LivePlace(
                run: try RunID("r"),
                task: try TaskID("t"),
                channel: .stdout,
                offset: 0,
                at: scene.wall + .seconds(-1)
            )
            var usage = LiveUsage(late)
            usage.day = BudgetScene.spent(0.7)
            scene.take(scene.budgets.heard(.usage(usage), at: scene.now))
            #expect(scene.answers().isEmpty)
        }
    }

    @Test func whatIsRaisedForTheDayEndsWithIt() throws {
        var scene = BudgetScene.known { $0.day = Self.cents50 }
        scene.take(scene.budgets.raised(.day, to: BudgetLimit(money: Money(nanodollars: 9 * BudgetScene.dollar))))
        scene.totals(day: BudgetScene.spent(1))
        #expect(scene.budgets.rows.map(\.text) == ["the budget of the day: $1.00 of $9 (11 %, $8.00 left)"])
        scene.pass(.seconds(86_400))
        #expect(scene.budgets.rows.map(\.text) == ["the budget of the day: $0.00 of $0.5 (0 %, $0.50 left)"])
        // A clock that was set back tells nothing of what was spent then.
        _ = scene.answers()
        scene.pass(.seconds(-86_400))
        #expect(scene.answers().words.contains("hold everything unknown"))
    }

    @Test func whatATaskSaysOfItselfComesBeforeTheSettings() throws {
        let task = try TaskID("t")
        var scene = BudgetScene.known { $0.task = BudgetLimit(money: Money(nanodollars: 5), tokens: 7) }
        scene.take(scene.budgets.taskPlanned(task, own: Self.cents50))
        #expect(scene.budgets.limit(of: .task(task)) == BudgetLimit(money: Self.cents50.money, tokens: 7))
        scene.take(scene.budgets.raised(.task(task), to: BudgetLimit(tokens: 99)))
        #expect(scene.budgets.limit(of: .task(task)).tokens == 99)
        scene.take(scene.budgets.taskEnded(task))
        #expect(scene.budgets.limit(of: .task(task)).tokens == 7)
        let run = try RunID("r")
        try scene.begin("r", of: "t", own: BudgetLimit(tokens: 3))
        #expect(scene.budgets.limit(of: .run(run)) == BudgetLimit(tokens: 3))
    }

    @Test func theEventHasTheFieldsOfItsKind() throws {
        var scene = BudgetScene.known { $0.run = BudgetLimit(money: Self.cents50.money, tokens: 10) }
        try scene.begin("r", of: "t")
        try scene.spend("r", of: "t", BudgetScene.spent(0.45, tokens: 12))
        let told = scene.told()
        #expect(
            told.map(\.data) == [
                [
                    "scope": "run", "scope_id": "r", "unit": "usd", "limit_nanodollars": 500_000_000,
                    "used_nanodollars": 450_000_000, "level": "warn", "action": "warned",
                ],
                [
                    "scope": "run", "scope_id": "r", "unit": "tokens", "limit_tokens": 10, "used_tokens": 12,
                    "level": "full", "action": "stopped",
                ],
            ]
        )
        #expect(told.first?.message == "the budget of r, $0.5, is used to 90 %: $0.45")
        #expect(told.last?.message == "the budget of r, 10 tokens, is used up: 12 tokens; what goes on is stopped")
    }
}
