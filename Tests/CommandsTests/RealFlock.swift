import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// The installed agents under a daemon, as somebody has them work who has just set Roost up: by commands, and by what
/// these show.
final class RealFlock {
    static let task = "real-1"

    let agents: RealAgents
    let home: HomePaths
    private let repository: ScratchRepository
    private let environment: [String: String]
    private let disk = SystemDisk()

    /// - Parameter settings: more of them.
    init(_ settings: String = "", isSubscription: Bool = false, for test: String = #function) throws {
        agents = try RealAgents(isSubscription: isSubscription, for: test)
        repository = try ScratchRepository(for: test)
        home = HomePaths(root: "\(agents.folder)/roost")
        var environment = try agents.environment(.claude)
        environment["ROOST_HOME"] = home.root
        self.environment = environment
        try disk.makeFolders(home.root)
        let text = """
            \(settings)
            [flock]
            attempts_max = 1
            [agents.claude]
            command = ["\(try agents.program(.claude))"]
            [agents.careful]
            kind = "claude"
            command = ["\(try agents.program(.claude))"]
            tools = ["Read"]
            [agents.codex]
            command = ["\(try agents.program(.codex))"]
            login_check = false
            [agents.crowded]
            kind = "codex"
            command = ["\(try agents.program(.codex))"]
            arguments = ["-c", "model_auto_compact_token_limit=1000"]
            login_check = false
            """
        try disk.createFile(home.configuration, with: Array(text.utf8))
        #expect(try roost("daemon", "start").exitCode == 0)
    }

    /// No daemon and no agent outlives its test.
    deinit {
        do {
            _ = try roost("daemon", "stop", "--now")
            let isGone = try Eventually.wait(upTo: .seconds(60)) {
                try ProcessTable.read().marked(with: "ROOST_HOME=\(home.root)").isEmpty
            }
            #expect(isGone)
        } catch { Issue.record("\(error)") }
    }

    // MARK: - As the shell does it

    func roost(_ words: [String]) throws -> CommandResult {
        try CommandTester("roost").arguments(words).environment(environment).folder(repository.root)
            .limit(.seconds(120)).run()
    }

    func roost(_ words: String...) throws -> CommandResult { try roost(words) }

    /// Has an agent do what the model says in the scenario.
    func add(_ agent: String, _ scenario: String, _ options: String...) throws {
        let words = ["task", "add", "--id", Self.task, "--agent", agent] + options + ["SCENARIO=\(scenario) go"]
        let result = try roost(words)
        #expect(result.exitCode == 0, "\(result.stderr)")
    }

    /// Waits until a command shows all of it: the index may be a moment behind.
    func expect(_ wanted: String..., in command: [String]) throws {
        var shown = ""
        let isShown = try Eventually.wait(upTo: .seconds(60)) {
            let result = try roost(command)
            shown = result.stdout + result.stderr
            return wanted.allSatisfy { shown.contains($0) }
        }
        #expect(isShown, "\(wanted) in roost \(command.joined(separator: " "))\n\(shown)")
    }

    // MARK: - What is recorded

    /// The only run, as soon as it is so.
    func run(_ isSo: (CatalogedRun) throws -> Bool) throws -> CatalogedRun {
        var found: CatalogedRun?
        _ = try Eventually.wait(upTo: .seconds(180)) {
            guard try disk.exists(home.runs) else { return false }
            let paths = try RunLookup.runs(beginningWith: "", in: home, on: disk).first
            found = try paths.map { try RunCatalog.read($0, on: disk) }
            return try found.map(isSo) ?? false
        }
        return try #require(found)
    }

    /// The only run once it is over.
    func end() throws -> CatalogedRun {
        let run = try run { $0.state.isOver }
        #expect(run.state.isOver)
        return run
    }

    /// The verdicts that the daemon has recorded, in their order.
    func verdicts() throws -> [Verdict] {
        var found: [Verdict] = []
        for session in try SessionLookup.sessions(in: home, on: disk) {
            var reader = try JournalReader(path: session.journal, on: disk)
            while let item = try reader.next() {
                if case .event(let event, _) = item, event.typeText == "verdict" {
                    found.append(try Verdict(json: event.data))
                }
            }
        }
        return found
    }

    /// The first of a kind, which is waited for.
    func verdict(_ kind: VerdictKind) throws -> Verdict {
        var found: Verdict?
        _ = try Eventually.wait(upTo: .seconds(120)) {
            let verdicts = try verdicts()
            found = verdicts.first { $0.kind == .known(kind) }
            return found != nil || verdicts.last?.kind == .known(.finished)
        }
        let all = try verdicts().map(\.text)
        return try #require(found, "\(kind) is not among \(all)")
    }

    /// The verdicts up to the end, none of which says that it hangs or is lost: it does not.
    func calmVerdicts() throws -> [Verdict] {
        _ = try verdict(.finished)
        let all = try verdicts()
        let alarms: [VerdictKind] = [.stalled, .lost, .unknown, .exitedLingering]
        #expect(all.allSatisfy { verdict in !alarms.contains { verdict.kind == .known($0) } }, "\(all.map(\.text))")
        // Whoever has written is not said to be silent since its start.
        let words = all.drop { $0.cause != .known(.output) && $0.cause != .known(.retry) }
        #expect(!words.contains { $0.cause == .known(.noFirstWord) }, "\(all.map(\.text))")
        return all
    }

    /// What stands in a file of its worktree.
    func kept(_ name: String) throws -> String {
        let folder = try end().metadata.worktreePath
        return String(decoding: try disk.readAll("\(folder)/\(name)", bytesMax: 1 << 20), as: UTF8.self)
    }
}
