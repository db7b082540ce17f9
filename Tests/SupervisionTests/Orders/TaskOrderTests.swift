import Control
import Domain
import Runs
import Settings
import Testing

@testable import Supervision

@Suite struct TaskOrderTests {
    private let time = WallTime(nanoseconds: 1_795_222_923_456_789_012)

    private func settings(_ text: String = "") -> Settings {
        var settings = Settings()
        #expect(settings.take(SettingsText(Array(text.utf8), path: "c", authority: .user)) == [])
        return settings
    }

    private func entry(
        _ wish: TaskWish,
        by author: TaskAuthor = .person,
        _ settings: Settings = Settings()
    ) throws -> TaskEntry {
        try TaskOrder(settings).entry(
            wish,
            id: TaskID("manual-001"),
            by: author,
            session: SessionID("ses-2026-11-21-abc123"),
            at: time
        )
    }

    private func wishing(_ text: String? = "Fix the parser", in repository: String? = "/code/app") -> TaskWish {
        var wish = TaskWish()
        wish.text = text
        wish.repository = repository
        return wish
    }

    private func edited(
        _ entry: TaskEntry,
        clear: [TaskField] = [],
        _ change: (inout TaskWish) -> Void = { _ in }
    )
        throws -> TaskEntry
    {
        var wish = TaskWish()
        change(&wish)
        return try TaskOrder(Settings()).edited(entry, by: wish, cleared: clear)
    }

    @Test func whatIsNotNamedIsAsUsual() throws {
        let entry = try entry(wishing())
        #expect(entry.task.title == "Fix the parser" && entry.task.description == nil)
        #expect(entry.task.source == "manual" && entry.task.status == .known(.detected) && !entry.task.isHeld)
        #expect(entry.task.detectedAt.iso == "2026-11-21T01:02:03.456Z" && entry.task.priority == nil)
        var expected = TaskPlan(agent: "claude", text: "Fix the parser", lineage: entry.id)
        expected.repository = "/code/app"
        #expect(entry.plan == expected && entry.progress == TaskProgress())
        #expect(try TaskEntry(json: entry.json) == entry)
    }

    @Test func allThatIsNamedIsInThePlan() throws {
        var wish = wishing("Fix it.\n\nAnd test it.")
        wish.id = try TaskID("other")
        wish.title = "A title"
        wish.priority = 2
        wish.agent = "fast"
        wish.base = "develop"
        wish.after = [try TaskID("gh-1")]
        wish.scope = ["src"]
        wish.model = "m"
        wish.timeoutSeconds = 90
        wish.steps = [.planner, .work, .review]
        wish.attemptsMax = 5
        wish.account = "work"
        wish.isHeld = true
        let entry = try entry(wish, by: .person, settings("agents.fast.kind = \"codex\""))
        #expect(entry.id.text == "manual-001" && entry.plan.lineage == entry.id && entry.task.isHeld)
        #expect(entry.task.title == "A title" && entry.task.description == "Fix it.\n\nAnd test it.")
        #expect(entry.task.priority == 2 && entry.plan.agent == "fast" && entry.plan.base == "develop")
        #expect(entry.plan.after.map(\.text) == ["gh-1"] && entry.plan.scope == ["src"] && entry.plan.model == "m")
        #expect(entry.plan.timeout == .seconds(90) && entry.plan.steps == [.planner, .work, .review])
        #expect(entry.plan.attemptsMax == 5 && entry.plan.account == "work")
    }

    @Test(arguments: [
        ("", "claude"), ("agents.codex.model = \"x\"", "codex"), ("agents.own.kind = \"shell\"", "own"),
        ("agents.a.kind = \"codex\"\nagents.b.kind = \"codex\"", "claude"), ("agents.own.model = \"x\"", "claude"),
    ])
    func theOnlyAgentThatIsSetUpIsTheUsualOne(text: String, agent: String) throws {
        #expect(try entry(wishing(), by: .person, settings(text)).plan.agent == agent)
    }

    @Test func anAgentThatNobodyKnowsIsToldWithThoseLikeIt() {
        var wish = wishing()
        wish.agent = "cluade"
        let error = #expect(throws: SupervisionError.self) { try entry(wish) }
        #expect(error?.hint == "did you mean claude?" && error?.answer.code == .known(.badRequest))
    }

    @Test func onlyACommandCanDoWithoutARepository() throws {
        var wish = wishing("make", in: nil)
        wish.agent = "shell"
        #expect(try entry(wish).plan.repository == nil)
        wish.agent = "codex"
        #expect(throws: SupervisionError.repositoryMissing(agent: "codex")) { try entry(wish) }
    }

    @Test func aPlanThatNobodyCanGoByIsRefused() throws {
        #expect(throws: SupervisionError.plan(.textMissing)) { try entry(wishing(" \n")) }
        #expect(throws: SupervisionError.plan(.textMissing)) { try entry(wishing(nil)) }
        var wish = wishing()
        wish.after = [try TaskID("manual-001")]
        #expect(throws: SupervisionError.plan(.afterItself(try TaskID("manual-001")))) { try entry(wish) }
        wish.after = nil
        wish.scope = ["../x"]
        #expect(throws: SupervisionError.plan(.scopeOutside("../x"))) { try entry(wish) }
        wish.scope = nil
        wish.steps = [.review, .work]
        #expect(throws: SupervisionError.plan(.stepsOutOfOrder([.review, .work]))) { try entry(wish) }
    }

    @Test func whatARunAddsIsHeldAndSaysWho() throws {
        let run = try RunID("run-7")
        let entry = try entry(wishing(), by: .run(run))
        #expect(entry.task.isHeld && entry.task.source == "agent" && entry.plan.addedBy == .run(run))
        #expect(try self.entry(wishing(), by: .source("cards")).task.source == "cards")
    }

    @Test func aLongTextIsShortWhereItIsOnlyLookedAt() throws {
        let text = String(repeating: "word ", count: 2_000)
        let entry = try entry(wishing(text))
        #expect(entry.task.title?.count == 120 && entry.task.title?.hasSuffix("…") == true)
        #expect(entry.task.description?.utf8.count == (4 << 10) + 3 && entry.plan.text == text)
        var blank = wishing()
        blank.title = " "
        #expect(try self.entry(blank).task.title == "Fix the parser")
    }

    @Test func anEditChangesWhatItNamesAndNothingElse() throws {
        var wish = wishing("Fix it.\nTest it.")
        wish.priority = 1
        wish.model = "m"
        wish.scope = ["src"]
        let old = try entry(wish)
        var expected = old
        expected.task.priority = 9
        expected.plan.base = "develop"
        expected.plan.after = [try TaskID("gh-1")]
        let after = [try TaskID("gh-1")]
        let new = try edited(old) { wish in
            wish.priority = 9
            wish.base = "develop"
            wish.after = after
        }
        #expect(new == expected)
        #expect(try edited(old) == old)
    }

    @Test func whatIsClearedIsAsIfNobodyHadNamedIt() throws {
        var wish = wishing("Fix it.\nTest it.")
        let plain = try entry(wish)
        wish.title = "T"
        wish.priority = 1
        wish.agent = "codex"
        wish.base = "b"
        wish.after = [try TaskID("a")]
        wish.scope = ["s"]
        wish.model = "m"
        wish.timeoutSeconds = 1
        wish.steps = [.planner, .work]
        wish.attemptsMax = 2
        wish.account = "w"
        let full = try entry(wish)
        #expect(try edited(full, clear: TaskField.allCases.filter { $0 != .repository }) == plain)
        #expect(throws: SupervisionError.repositoryMissing(agent: "codex")) { try edited(full, clear: [.repository]) }
    }

    @Test func aTitleThatNobodyChoseGoesWithTheText() throws {
        let old = try entry(wishing())
        let new = try edited(old) { $0.text = "Fix the lexer\nand more" }
        #expect(new.task.title == "Fix the lexer" && new.task.description == "Fix the lexer\nand more")
        let named = try edited(old) { $0.title = "Mine" }
        #expect(named.task.title == "Mine" && named.task.description == "Fix the parser")
        #expect(try edited(named) { $0.text = "x" }.task.title == "Mine")
    }

    @Test func anEditThatNobodyCouldGoByIsRefused() throws {
        let old = try entry(wishing())
        #expect(throws: SupervisionError.plan(.textMissing)) { try edited(old) { $0.text = " " } }
        let error = #expect(throws: SupervisionError.self) { try edited(old) { $0.agent = "nobody" } }
        #expect(error?.description == #"there is no agent "nobody""#)
    }
}
