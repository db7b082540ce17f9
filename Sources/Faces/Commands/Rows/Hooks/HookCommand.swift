import Control
import Domain
import Glibc
import JSON
import Journal
import Panes
import Platform

/// `roost hook claude EVENT`: what an agent's hook calls. It says nothing, fails never and takes no time, whatever is
/// wrong: an agent waits for it, and takes what it prints or how it ends for an order.
package enum HookCommand {
    private static let event = Argument("EVENT", ValueForm.text, count: .any, "What happens, such as SessionStart")
    /// How long a daemon may take for each of hello and answer, before the report is left for it to find.
    private static let patience = Duration.milliseconds(12)
    private static let tmuxPatience = Duration.milliseconds(20)

    package static let command = Command(
        "hook",
        "claude",
        section: .plumbing,
        summary: "Tell the daemon what happens; for hooks of Claude Code",
        details: [
            "It reads the hook's JSON on standard input. It prints nothing and ends with 0 whatever happens. Where no "
                + "daemon listens, the next one finds what was left in spool/ of the home.",
            "roost init --hooks claude writes it into Claude's settings.",
        ],
        examples: [Example("roost hook claude SessionStart", "as Claude's settings call it")],
        arguments: [event],
        isListed: false,
        run: run
    )

    /// Whether the command line is that of a hook, with which nothing may be wrong.
    package static func isMeant(by arguments: [String]) -> Bool { arguments.first == "hook" }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        Deliberate.ignore(because: "a hook that fails would stop the agent") { () throws(CommandError) in
            try tell(invocation)
        }
        return .ok
    }

    private static func tell(_ invocation: Invocation) throws(CommandError) {
        let words = HookWords(HookInput.read())
        guard let event = invocation[all: event].first ?? words.event, HookReport.isEvent(event) else { return }
        let run = invocation.environment[RunMark.runName].flatMap { RunMark($0) }?.run
        let pane = run == nil ? pane(invocation.environment) : nil
        guard run != nil || pane != nil else { return }
        let home = HomePaths(root: try invocation.home())
        let now = invocation.clock.now().wall
        let report = HookReport(
            id: "\(now.nanoseconds)-\(getpid())-\(String(Randomness.uint64(), radix: 36))",
            event: event,
            at: now,
            pane: pane,
            run: run,
            data: words.data
        )
        if isHeard(report, invocation) { return }
        Deliberate.ignore(because: "where nothing can be left, a sign of life is lost and no more") {
            () throws(PlatformError) in
            guard try invocation.disk.exists(home.root) else { return }
            try HookSpool(in: home, on: invocation.disk).put(report)
        }
    }

    /// Whether the daemon has it.
    private static func isHeard(_ report: HookReport, _ invocation: Invocation) -> Bool {
        var data = report.json
        data["event"] = nil
        let answer = Deliberate.ignore(because: "what is not heard is left for the next daemon") {
            () throws(CommandError) in
            try invocation.daemon(upTo: patience)
        }
        guard let answer else { return false }
        let heard = Deliberate.ignore(because: "what is not heard is left for the next daemon") {
            () throws(ControlError) in
            try answer.ask(DirectiveName.hook.rawValue, words: [report.event], data: data, upTo: patience)
        }
        return heard?.isOK == true
    }

    /// The pane that this is in: it says so itself where we have started it, and tmux knows where a person has.
    private static func pane(_ environment: Environment) -> PaneName? {
        if let name = environment["ROOST_PANE"] { return PaneName(rawValue: name) }
        guard let id = environment["TMUX_PANE"], let tmux = ProgramSearch.find("tmux", in: environment) else {
            return nil
        }
        var call = ProgramCall(
            tmux,
            ["display-message", "-p", "-t", id, "#{\(PaneListing.roleOption)}"],
            environment: environment.entries
        )
        call.timeout = tmuxPatience
        let result = Deliberate.ignore(because: "a pane that is not known is nobody's") { () throws(PlatformError) in
            try call.run()
        }
        return result.flatMap { PaneName(rawValue: String($0.text.prefix { !$0.isNewline })) }
    }
}
