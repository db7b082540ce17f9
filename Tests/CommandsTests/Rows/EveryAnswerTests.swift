import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// What holds for all that is listed or shown, of every row of the table of commands: on an empty home, and in the
/// middle of a flock's work.
@Suite struct EveryAnswerTests {
    private static let rows = CommandTable.roost.commands

    /// What those need that take an argument, in the scene.
    private static let arguments: [String: String] = [
        "roost": "--version", "roost why": "gh-454", "roost task review": "gh-450", "roost run show": "gh-450",
        "roost worker show": "gh-451",
        "roost task show": "gh-454", "roost task": "gh-454", "roost task files": "gh-454", "roost talk": "gh-454",
        "roost session show": "SES", "roost decision show": "gh-454", "roost run checkpoint list": "gh-455",
        "roost run checkpoint show": "gh-455", "roost run checkpoint restore": "gh-455 1 -n",
        "roost search": "token", "roost sql": "'SELECT 1 AS one'", "roost config get": "run.timeout",
        "roost run diff": "RUN RUN", "roost verify": "", "roost import": "auto -n", "roost trigger test": "none",
        "roost prices import": "none.json", "roost worktree prune": "-n", "roost archive": "--month 2025-10 -n",
        "roost prune": "--older-than 365d -n", "roost archive-logs": "--month 2025-10 -n", "roost trust": "--list",
        "roost directive": "status", "roost home move": "elsewhere -n",
    ]

    /// What cannot take part, and why.
    private static let left: [String: String] = [
        "roost event tail": "it goes on until Ctrl-C",
        "roost web": "it goes on until Ctrl-C: WebForegroundTests",
        "roost run checkpoint take": "it takes another each time: CheckpointTakeCommandTests",
        "roost erase": "it asks what is to be erased: EraseCommandTests",
        "roost trigger test": "no source is set up: TriggerAskCommandTests",
        "roost prices import": "it takes a file: PriceImportCommandTests",
        "roost import-jsonl": "an old spelling of roost import: OldSpellingsTests",
        "roost task add": "it acts: TaskAddCommandTests",
        "roost task edit": "it acts: TaskEditCommandTests",
    ]
    /// They act: `TaskAskCommandTests`.
    private static let acts: Set = [
        "accept", "discard", "retry", "cancel", "hold", "release", "block", "assign",
    ]

    private static var shown: [Command] {
        rows.filter { row in
            let isAct = row.path.count == 2 && row.path[0] == "task" && acts.contains(row.path[1])
            return !row.formats.isEmpty && left[row.name] == nil && !isAct
        }
    }

    /// An object of ours says what it is, and in which version.
    private func check(_ text: String, _ format: OutputChoice, of what: String) {
        switch format {
        // What goes on for as long as it is followed is an object a line.
        case .json where what.hasPrefix("roost logs"): check(text, .jsonl, of: what)
        case .json:
            let value = read(text, what)
            for object in value.arrayValue ?? [value] { expectSchema(object, what) }
        case .jsonl: for line in text.split(separator: "\n") { expectSchema(read(String(line), what), what) }
        case .csv: #expect(!text.hasPrefix("{") && !text.hasPrefix("["), "\(what)\n\(text)")
        case .name: #expect(!text.contains("{"), "\(what)\n\(text)")
        case .table, .wide: #expect(!text.hasPrefix("{\""), "\(what)\n\(text)")
        }
    }

    private func read(_ text: String, _ what: String) -> JSONValue {
        do { return try JSONReader.read(text) } catch {
            Issue.record("\(what): \(error)\n\(text.prefix(300))")
            return .null
        }
    }

    private func expectSchema(_ object: JSONValue, _ what: String) {
        let schema = object["schema"]?.stringValue ?? ""
        let parts = schema.split(separator: "/")
        #expect(
            schema.hasPrefix("roost.") && parts.count == 2 && Int(parts.last ?? "") != nil,
            "\(what): schema \(schema)"
        )
    }

    private func ask(_ row: Command, _ format: OutputChoice, _ run: (String) throws -> CommandResult) throws {
        let arguments = Self.arguments[row.name] ?? ""
        let line = "\(row.name) \(arguments) -o \(format.rawValue)"
        let result = try run(line)
        let codes = row.allExitCodes.map(\.rawValue)
        #expect(codes.contains(result.exitCode), "\(line) ended with \(result.exitCode)\n\(result.stderr)")
        #expect(result.exitCode != 2, "\(line)\n\(result.stderr)")
        if !result.stdout.isEmpty { check(result.stdout, format, of: line) }
        let isTold = result.exitCode == 0 || !result.stdout.isEmpty
        guard !isTold, format == .json || format == .jsonl else { return }
        let last = result.stderr.split(separator: "\n").last.map(String.init) ?? ""
        let error = read(last, line)["error"]
        #expect(error?["code"]?.stringValue != nil, "\(line)\n\(result.stderr)")
    }

    @Test func anEmptyHomeIsToldInEveryForm() throws {
        let trial = try RunTrial(for: "EveryAnswer")
        for row in Self.shown {
            for format in OutputChoice.of(row.formats) where format == .table || format == .json {
                try ask(row, format) { line in
                    let line = line.replacing("RUN", with: "run-1").replacing("SES", with: "ses-1")
                    let programs = FilePath.folder(of: try Programs.path("roost"))
                    return try CommandTester(tool: "sh").arguments("-c", line).folder(trial.folder).environment([
                        "PATH": "\(programs):\(Environment.current()["PATH"] ?? "/usr/bin:/bin")",
                        "HOME": trial.scratch.path("person"), "ROOST_HOME": trial.home.root,
                    ]).run()
                }
            }
        }
    }

    @Test func aFlockAtWorkIsToldInEveryForm() throws {
        let scene = try ErrandScene()
        for row in Self.shown {
            for format in OutputChoice.of(row.formats) {
                try ask(row, format) { try scene.run($0) }
            }
            let line = "\(row.name) \(Self.arguments[row.name] ?? "")"
            // A reader that has gone, one that reads a line, and none at all.
            for end in ["| true", "| head -n 1", ">&-"] {
                let result = try scene.run("\(line) \(end)")
                let said = result.stderr.lowercased()
                #expect(!said.contains("broken pipe") && !said.contains("fatal"), "\(line) \(end)\n\(result.stderr)")
                #expect(result.exitCode < 126, "\(line) \(end) ended with \(result.exitCode)")
            }
        }
        #expect(try scene.run("roost verify -q; roost db check").exitCode == 0)
        try unknownNamesAreToldWithWhatThereIs(in: scene)
        try scene.stop()
        try whatNeedsADaemonSaysHowToStartIt(in: scene)
    }

    private static let kinds = ["RUN", "TASK", "WORKER", "SESSION", "ID", "DECISION", "CONVERSATION"]
    /// What those need behind the name.
    private static let behind: [String: String] = [
        "roost worker steer": "text", "roost worker answer": "yes", "roost task edit": "--priority 1",
        "roost run diff": "RUN", "roost task block": "--reason text",
    ]
    /// Those whose first argument names nothing that is recorded, and why.
    private static let unnamed: Set = [
        // What is typed may be a folder as well.
        "roost verify", "roost budget set", "roost trigger add", "roost pane start",
    ]

    private func unknownNamesAreToldWithWhatThereIs(in scene: ErrandScene) throws {
        for (number, row) in Self.rows.enumerated() where !Self.unnamed.contains(row.name) {
            // Each another: the record knows of what was asked for in vain.
            let name = "gh-9-unknown-\(number)"
            guard let first = row.arguments.first,
                first.name.split(separator: "|").contains(where: { Self.kinds.contains(String($0)) })
            else { continue }
            let line = "\(row.name) \(name) \(Self.behind[row.name] ?? "")"
            let result = try scene.run(line)
            #expect(result.exitCode == 4, "\(line) ended with \(result.exitCode)\n\(result.stderr)")
            #expect(result.stderr.contains(name), "\(line)\n\(result.stderr)")
            // Where to look: what there is that is like it, or the command that lists all.
            #expect(result.stderr.contains("roost ") || result.stderr.contains("similar"), "\(line)\n\(result.stderr)")
        }
    }

    /// Those that do without one but for a part, and why they are not asked here.
    private static let daemonless: [String: String] = [
        "roost run": "only where it is held to a budget: RunCommandTests",
        "roost run pause": "a run is paused by its shim: RunPauseCommandTests",
        "roost run resume": "a run is paused by its shim: RunPauseCommandTests",
        "roost logs": "only --table: LogsCommandTests",
        "roost worker stop": "a run is stopped by its shim: WorkerActCommandTests",
        "roost service status": "it asks systemd: UnitStatusCommandTests",
    ]
    private static let forDaemon: [String: String] = [
        "roost task add": "--agent demo text", "roost task edit": "gh-450 --priority 1", "roost budget set": "day 5",
        "roost worker restart": "gh-451", "roost worker steer": "gh-451 text",
        "roost worker answer": "gh-451 yes", "roost task review": "gh-450", "roost task diff": "gh-450",
        "roost task accept": "gh-450", "roost task discard": "gh-450", "roost task retry": "gh-454",
        "roost task cancel": "gh-453", "roost task hold": "gh-453", "roost task release": "gh-453",
        "roost task block": "gh-453 --reason text", "roost task assign": "gh-453", "roost daemon scale": "2",
        "roost trigger add": "push", "roost trigger test": "github", "roost directive": "status",
        "roost event tail": "--timeout 0s",
    ]

    private func whatNeedsADaemonSaysHowToStartIt(in scene: ErrandScene) throws {
        for row in Self.rows where row.exitCodes.contains(.daemonNotRunning) && Self.daemonless[row.name] == nil {
            let line = "\(row.name) \(Self.forDaemon[row.name] ?? Self.arguments[row.name] ?? "")"
            let result = try scene.run(line)
            #expect(result.exitCode == 3, "\(line) ended with \(result.exitCode)\n\(result.stdout)\(result.stderr)")
            let told = result.stdout + result.stderr
            #expect(told.contains("roost start") || told.contains("roost daemon start"), "\(line)\n\(told)")
        }
    }
}
