import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// A home whose panes are on a tmux server of the test's own.
final class PaneScene: Sendable {
    let server: TmuxServer
    let daemons: DaemonCommandTrial

    init(for test: String = #function, _ settings: String = standard) throws {
        server = try TmuxServer()
        daemons = try DaemonCommandTrial(for: test)
        try daemons.runs.disk.makeFolders(daemons.runs.home.root)
        try configure(settings)
    }

    /// An architect that says where it is, and how often it has been started.
    static let standard = """
        [panes.architect]
        command = ["sh", "-c", "echo at $(pwd) as $ROOST_PANE; exec cat"]
        nudge = "read the plan"
        """

    func configure(_ settings: String) throws {
        let text = "[panes]\nsocket = \"\(server.socket)\"\n\(settings)\n"
        try daemons.runs.disk.replaceFile(daemons.runs.home.configuration, with: Array(text.utf8))
    }

    func roost(_ arguments: String...) throws -> CommandResult { try daemons.runs.roost(arguments).run() }

    /// What stands in the pane that has this role, once it holds the text; else what it holds at last.
    func screen(_ name: PaneName, until text: String) throws -> String {
        var shown = ""
        _ = try Eventually.wait(upTo: .seconds(60)) {
            guard let id = try pane(name) else { return false }
            shown = try server.screen(id)
            return shown.contains(text)
        }
        return shown
    }

    /// Its id, as tmux has it.
    func pane(_ name: PaneName) throws -> String? {
        let lines = try server.text("list-panes", "-a", "-F", "#{pane_id} #{@roost_role}").split(separator: "\n")
        return lines.first { $0.hasSuffix(" \(name.rawValue)") }.map { String($0.prefix { $0 != " " }) }
    }

    func pid(_ name: PaneName) throws -> String {
        let id = try #require(try pane(name))
        return try server.text("display-message", "-p", "-t", id, "#{pane_pid}")
    }
}
