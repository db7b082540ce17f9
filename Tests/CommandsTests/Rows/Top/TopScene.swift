import Domain
import Journal
import Platform
import TestSupport
import Testing

/// `roost top` in a real terminal, before a real daemon and agents that are played.
final class TopScene {
    static let pane = "top"

    let trial: DaemonCommandTrial
    let server: TmuxServer
    private let size: (columns: Int, rows: Int)

    /// - Parameter tasks: ids, and what each is played to do.
    init(
        _ tasks: [(id: String, script: String)] = [],
        workers: Int = 3,
        size: (columns: Int, rows: Int) = (120, 40),
        for test: String = #function
    ) throws {
        trial = try DaemonCommandTrial(for: test)
        server = try TmuxServer()
        self.size = size
        let settings = "[flock]\nstart_interval = \"0s\"\nretry_delay = \"0s\"\nattempts_max = 1\n"
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array(settings.utf8))
        _ = try trial.start("--workers", "\(workers)")
        for task in tasks {
            let added = try trial.roost("task", "add", "--agent", "demo", "--id", task.id, "demo: \(task.script)")
            #expect(added.exitCode == 0, "\(added.stderr)")
        }
        _ = try server.call(["new-session", "-d", "-s", Self.pane, "-x", "\(size.columns)", "-y", "\(size.rows)", "sh"])
    }

    /// In the shell of the pane.
    func type(_ line: String) throws { _ = try server.call(["send-keys", "-t", Self.pane, line, "Enter"]) }

    func press(_ keys: String...) throws { _ = try server.call(["send-keys", "-t", Self.pane] + keys) }

    /// Letters as they are, and no names of keys.
    func write(_ text: String) throws { _ = try server.call(["send-keys", "-t", Self.pane, "-l", text]) }

    func open(_ arguments: String = "") throws {
        let program = try Programs.path("roost")
        try type(
            "ROOST_HOME=\(trial.runs.home.root) TERM=screen-256color \(program) top \(arguments); echo ended with $?"
        )
        try see("roost ●", "workers")
    }

    var screen: String { get throws { try server.screen(Self.pane) } }

    /// Waits until the screen says all of it.
    func see(_ words: String..., location: SourceLocation = #_sourceLocation) throws {
        let isSeen = try Eventually.wait(upTo: .seconds(60)) {
            let shown = try self.screen
            return words.allSatisfy { shown.contains($0) }
        }
        let shown = try self.screen
        #expect(isSeen, "\(words) in\n\(shown)", sourceLocation: location)
    }

    func see(without word: String, location: SourceLocation = #_sourceLocation) throws {
        let isGone = try Eventually.wait(upTo: .seconds(60)) { try !self.screen.contains(word) }
        let shown = try self.screen
        #expect(isGone, "\(word) in\n\(shown)", sourceLocation: location)
    }

    /// Waits until a command says it.
    func told(_ words: [String], _ isTold: (String) -> Bool, location: SourceLocation = #_sourceLocation) throws {
        var said = ""
        let isSo = try Eventually.wait(upTo: .seconds(60)) {
            let result = try trial.runs.roost(words).run()
            said = result.stdout + result.stderr
            return isTold(said)
        }
        #expect(isSo, "\(words): \(said)", sourceLocation: location)
    }

    /// The processes of the dashboard: the one that the shell waits for, and the one that draws.
    func processes() throws -> [Int32] {
        let shell =
            Int32(try server.text("display-message", "-p", "-t", Self.pane, "#{pane_pid}").filter(\.isNumber)) ?? 0
        var found: [Int32] = []
        var next = ProcessTable.children(of: shell)
        while let pid = next.first {
            found.append(pid)
            next = ProcessTable.children(of: pid)
        }
        return found
    }
}
