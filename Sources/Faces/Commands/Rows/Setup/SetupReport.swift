import Domain
import Panes
import Platform
import Runs
import Settings

/// What is set up here, in a few lines, and what a person may do next.
struct SetupReport {
    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    func lines() throws(CommandError) -> [String] {
        var lines = [try home(), agents(), try daemon(), try panes()]
        for isUsers in [false, true] { lines.append(try hooks(isUsers: isUsers)) }
        return lines + [
            "", "Next: roost run -- COMMAND, or roost task add \"…\"; roost health shows how everything is.",
        ]
    }

    private func line(_ isThere: Bool, _ name: String, _ text: String) -> String {
        let label = name + String(repeating: " ", count: max(1, 10 - name.count))
        return "\(isThere ? "✓" : "–") \(label)\(SafeText.of(text))"
    }

    private func home() throws(CommandError) -> String {
        let root = try invocation.home()
        let isThere = Deliberate.ignore(because: "what cannot be looked at is not there for us") {
            () throws(PlatformError) in try invocation.disk.exists(root)
        }
        return line(isThere == true, "home", isThere == true ? root : "\(root) is made by the first run")
    }

    private func agents() -> String {
        let names = ["claude", "codex", "opencode", "gemini", "aider"]
        let found = names.filter { ProgramSearch.find($0, in: invocation.environment) != nil }
        return line(!found.isEmpty, "agents", found.isEmpty ? "none found in PATH" : found.joined(separator: ", "))
    }

    private func daemon() throws(CommandError) -> String {
        let mark = try invocation.livingDaemon()
        return line(
            mark != nil,
            "daemon",
            mark.map { "runs (pid \($0.process.pid))" } ?? "start it: roost daemon start"
        )
    }

    private func panes() throws(CommandError) -> String {
        let plans = try invocation.settings().panePlans
        guard ProgramSearch.find("tmux", in: invocation.environment) != nil else {
            return line(false, "panes", "there is no tmux; all else works without it")
        }
        let names = plans.map(\.name.rawValue).joined(separator: ", ")
        return line(!plans.isEmpty, "panes", plans.isEmpty ? "set panes.architect.command in config.toml" : names)
    }

    private func hooks(isUsers: Bool) throws(CommandError) -> String {
        let file = try ClaudeSettingsFile(isUsers: isUsers, invocation)
        let bytes = try file.read()
        let present = Deliberate.ignore(because: "settings that cannot be read have no hooks of ours") {
            () throws(ClaudeHooks.Fault) in try ClaudeHooks(bytes ?? []).present
        }
        let count = present?.count ?? 0
        let flag = isUsers ? " --user" : ""
        let text =
            count == 0
            ? "set them up: roost init --hooks claude\(flag)"
            : "\(count) of \(ClaudeHooks.events.count) in \(file.path)"
        return line(count > 0, "hooks", text)
    }
}
