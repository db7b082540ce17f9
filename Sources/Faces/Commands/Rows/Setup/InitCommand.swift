import Domain
import JSON
import Platform
import Runs
import Settings

/// `roost init`: what is set up, and what can be; with `--hooks claude` it writes our hooks into Claude's settings.
package enum InitCommand {
    private static let hooks = Option(
        "hooks",
        .choice(["claude"]).named("AGENT"),
        "Write hooks into this agent's settings"
    )
    private static let project = Flag("project", "For this repository alone: .claude/settings.local.json (the default)")
    private static let user = Flag("user", "For all you do with it: ~/.claude/settings.json")
    private static let remove = Flag("remove", "Take the hooks out again")
    private static let yes = Flag("yes", short: "y", "Do not ask")
    private static let dry = Flag("dry-run", short: "n", "Show the change and make none")

    package static let command = Command(
        "init",
        section: .setup,
        summary: "Say what is set up, and set up hooks",
        details: [
            "With --hooks claude it shows what changes in Claude's settings, asks, keeps a copy of the file beside it, "
                + "and puts in what tells Roost when something happens in a pane or a run. Nothing that is there is "
                + "lost, and done again it changes nothing."
        ],
        examples: [
            Example("roost init", "what is set up, and what to do next"),
            Example("roost init --hooks claude", "for this repository"),
            Example("roost init --hooks claude --user --yes", "for all of them, without being asked"),
            Example("roost init --hooks claude --remove", "take them out again"),
        ],
        options: [hooks, project, user, remove, yes, dry],
        exitCodes: [.refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        if invocation[project], invocation[user] {
            throw .usage(.together("--project", "--user"), command: ["init"])
        }
        guard invocation[hooks] != nil else {
            for line in try SetupReport(invocation).lines() { try invocation.console.line(line) }
            return .ok
        }
        try setUpHooks(invocation)
        return .ok
    }

    // MARK: - Hooks

    private static func setUpHooks(_ invocation: Invocation) throws(CommandError) {
        let place = try ClaudeSettingsFile(isUsers: invocation[user], invocation)
        let before = try place.read()
        let (hooks, isSame) = try changed(before ?? [], of: place, invocation)
        if isSame || (before == nil && invocation[remove]) {
            let text = invocation[remove] ? "no hooks of Roost are there" : "the hooks are there already"
            return try told(text, place, invocation)
        }
        let old = String(decoding: before ?? [], as: UTF8.self)
        let lines = LineChanges.show(old, String(decoding: hooks.bytes, as: UTF8.self), of: place.path)
        try PatchText.show(Array((lines.joined(separator: "\n") + "\n").utf8), on: invocation.console)
        if invocation[dry] { return }
        try confirm(invocation)
        let copy = try place.write(hooks.bytes, over: before)
        if let copy { try invocation.console.say("roost: what was there is kept in \(SafeText.of(copy))") }
        let done = "the hooks are set up; sessions that begin now have them"
        try told(invocation[remove] ? "the hooks are gone" : done, place, invocation)
    }

    /// The settings as they shall be, and whether they are so already.
    private static func changed(
        _ before: [UInt8],
        of place: ClaudeSettingsFile,
        _ invocation: Invocation
    ) throws(CommandError) -> (ClaudeHooks, isSame: Bool) {
        do throws(ClaudeHooks.Fault) {
            let there = try ClaudeHooks(before)
            var hooks = there
            if invocation[remove] { try hooks.remove() } else { try hooks.add(callingBy: program(invocation)) }
            return (hooks, there.settings == hooks.settings)
        } catch {
            throw .refused("\(place.path) is left as it is: \(error.text)", hint: "put it right, and try again")
        }
    }

    private static func told(
        _ text: String,
        _ place: ClaudeSettingsFile,
        _ invocation: Invocation
    ) throws(CommandError) {
        try invocation.console.say("roost: \(text): \(SafeText.of(place.path))")
    }

    private static func confirm(_ invocation: Invocation) throws(CommandError) {
        guard !invocation[yes] else { return }
        guard Question.canBeAsked(on: invocation.console) else {
            throw .refused("nobody is there to be asked", hint: "when you have looked at it, add --yes")
        }
        guard try Question.isAffirmed("Make this change?", on: invocation.console) else {
            throw .refused("nothing was changed", hint: nil)
        }
    }

    /// By its name where that means us, else by its place, as a shell takes it.
    static func program(_ invocation: Invocation) -> String {
        let own = Deliberate.ignore(because: "without /proc the name is all there is") { () throws(RunsError) in
            try OwnProgram.path("roost", on: invocation.disk)
        }
        let found = ProgramSearch.find("roost", in: invocation.environment).map { FilePath.resolved($0) }
        guard let own, found != own else { return "roost" }
        let isPlain = own.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7f && !"'\"\\$`!*?[]{}()<>|&;#~".utf8.contains(byte)
        }
        let parts = own.split(separator: "'", omittingEmptySubsequences: false)
        return isPlain ? own : "'" + parts.joined(separator: "'\\''") + "'"
    }
}
