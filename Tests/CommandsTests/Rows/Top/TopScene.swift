import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

/// `roost top` in a real terminal, before a real daemon and agents that are played.
final class TopScene {
    // `top` would be whatever pane is uppermost.
    static let pane = "dashboard"

    let trial: DaemonCommandTrial
    let server: TmuxServer
    private let size: (columns: Int, rows: Int)
    private let orders: String?

    /// - Parameters:
    ///   - tasks: ids, and what each is played to do.
    ///   - isDeaf: whether the shell is told what to do beside its terminal: what is typed there is no command, even
    ///     where the dashboard has gone before it has read it.
    ///   - settings: besides those that a flock in a hurry has.
    init(
        _ tasks: [(id: String, script: String)] = [],
        workers: Int = 3,
        size: (columns: Int, rows: Int) = (120, 40),
        isDeaf: Bool = false,
        settings more: (TmuxServer) -> String = { _ in "" },
        for test: String = #function
    ) throws {
        trial = try DaemonCommandTrial(for: test)
        server = try TmuxServer()
        self.size = size
        let orders = trial.runs.scratch.path("orders")
        self.orders = isDeaf ? orders : nil
        let settings = "[flock]\nstart_interval = \"0s\"\nretry_delay = \"0s\"\nattempts_max = 1\n\(more(server))\n"
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array(settings.utf8))
        _ = try trial.start("--workers", "\(workers)")
        for task in tasks { try add(task.id, task.script) }
        #expect(!isDeaf || mkfifo(orders, 0o600) == 0)
        let deaf = "exec 3<>'\(orders)'; while read -r line <&3; do eval \"$line\"; done"
        let place = ["-c", trial.runs.folder, "-x", "\(size.columns)", "-y", "\(size.rows)"]
        _ = try server.call(["new-session", "-d", "-s", Self.pane] + place + (isDeaf ? ["sh", "-c", deaf] : ["sh"]))
    }

    /// In the repository where one is named.
    func add(_ id: String, _ script: String, in repository: String? = nil) throws {
        let place = repository.map { ["--repo", $0] } ?? []
        let words = ["task", "add", "--agent", "demo", "--id", id] + place + ["demo: \(script)"]
        let added = try trial.runs.roost(words).run()
        #expect(added.exitCode == 0, "\(added.stderr)")
    }

    /// In the shell of the pane.
    func type(_ line: String) throws {
        guard let orders else { return try press(line, "Enter") }
        let write = #"printf '%s\n' "$1" >"$2""#
        #expect(try CommandTester(tool: "sh").arguments("-c", write, "_", line, orders).run().exitCode == 0)
    }

    func press(_ keys: String...) throws { try press(keys) }

    func press(_ keys: [String]) throws { _ = try server.call(["send-keys", "-t", Self.pane] + keys) }

    func resize(columns: Int, rows: Int) throws {
        _ = try server.call(["resize-window", "-t", Self.pane, "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// What the shell says of its terminal.
    func settings(_ mark: String) throws -> String {
        try type("clear; stty -g; echo \(mark)-$((1+1))")
        try see("\(mark)-2")
        // All of them in one word.
        let words = try screen.split(whereSeparator: \.isWhitespace)
        return words.last { $0.filter { $0 == ":" }.count > 10 }.map(String.init) ?? ""
    }

    /// Letters as they are, and no names of keys.
    func write(_ text: String) throws { _ = try server.call(["send-keys", "-t", Self.pane, "-l", text]) }

    func open(_ arguments: String = "", pager: String = "cat") throws {
        let program = try Programs.path("roost")
        let home = "ROOST_HOME=\(trial.runs.home.root) TERM=screen-256color ROOST_TOP_PAGER=\(pager)"
        try type("\(home) \(program) top \(arguments); echo ended with $?")
        try see("workers", "[")
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

    /// Only what has the word is left in the list.
    func filter(_ word: String) throws {
        try press("Escape", "/")
        try write(word)
        try press("Enter")
        try see("filter: \(word)")
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
