import Domain
import Glibc
import Platform
import Runs
import Settings
import TerminalUI

/// `roost top`: the flock on the whole screen, as it changes, and everything that can be done with it by keys.
package enum TopCommand {
    private static let screen = Argument(
        "SCREEN",
        ValueForm<TopTabName>.word,
        count: .optional,
        "Which screen first: fleet (usual), tasks, logs, cost, why, health"
    )
    private static let once = Flag("once", "Print one frame and end, for scripts and for readers of screens")
    private static let readOnly = Flag("read-only", "Only look: no key changes anything")
    private static let ascii = Flag("ascii", "Letters instead of signs, for fonts and terminals that lack them")
    private static let mouse = Flag("mouse", isNegatable: true, "Take clicks and the wheel (default)")
    private static let utc = Flag("utc", "Show times in UTC")
    private static let size = Option("size", ScreenSizeForm.form, "How large the frame of --once is (default: 120x40)")

    package static let command = Command(
        "top",
        section: .everyday,
        summary: "Watch the flock on the whole screen, and act by keys",
        details: [
            "Whoever needs a person comes first. ↵ looks into what is chosen, esc comes back, 1 to 6 change the "
                + "screen, ? tells the keys of where one is, : takes any command. Each act is a command line too: @ "
                + "shows them.",
            "To leave stops nobody. Where no daemon runs it shows what the files say, and S starts one.",
        ],
        examples: [
            Example("roost top", "the fleet"),
            Example("roost top tasks", "begin with the tasks"),
            Example("roost top --once health", "one frame, for a script"),
            Example("roost top --read-only", "for a screen on the wall"),
        ],
        arguments: [screen],
        options: [once, readOnly, ascii, mouse, utc, size],
        exitCodes: [.refusedByState],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isUnicode = CursesTerminal.isUnicode()
        var options = TopOptions()
        options.isASCII = invocation[ascii] || (!isUnicode && !invocation[once])
        options.hasMouse = invocation[mouse, default: true]
        if !invocation.console.output.isColored { options.colorsMost = .none }
        if invocation[once] { return try showOnce(invocation, options, TopFiles(invocation).sources()) }
        return try TopProcess.run(invocation) { (leash) throws(CommandError) in
            // Only here it is known which process asks.
            try show(invocation, options, TopFiles(invocation).sources(), leash)
        }
    }

    private static func top(_ invocation: Invocation, _ size: ScreenSize) -> Top {
        var context = TopContext(
            now: invocation.clock.now().wall,
            calendar: invocation[utc] ? nil : LocalCalendar()
        )
        context.isReadOnly = invocation[readOnly]
        return Top(context, size: size, tabs: TopScreens.all(), open: invocation[screen]?.tab ?? .fleet)
    }

    private static func show(
        _ invocation: Invocation,
        _ options: TopOptions,
        _ sources: TopSources,
        _ leash: Int32?
    ) throws(CommandError) -> ExitCode {
        let size = CursesTerminal.size() ?? ScreenSize(rows: 24, columns: 80)
        let terminal: CursesTerminal
        do throws(TerminalError) {
            terminal = try CursesTerminal(
                hasMouse: options.hasMouse,
                colorsMost: options.colorsMost,
                environment: sources.environment
            )
        } catch { throw .refused("\(error)", hint: error.hint) }
        defer { terminal.close() }
        let top = top(invocation, size)
        do throws(PlatformError) {
            try TopLoop(top, on: terminal, sources, options, clock: invocation.clock).run(while: leash)
        } catch { throw .platform(error) }
        return .ok
    }

    private static func showOnce(
        _ invocation: Invocation,
        _ options: TopOptions,
        _ sources: TopSources
    ) throws(CommandError) -> ExitCode {
        let size = invocation[size] ?? ScreenSize(rows: 40, columns: 120)
        let top = top(invocation, size)
        let frame: CellBuffer
        do throws(PlatformError) {
            frame = try SingleFrame(top, sources, options, clock: invocation.clock).taken()
        } catch { throw .platform(error) }
        for line in frame.lines { try invocation.console.line(line) }
        return .ok
    }
}
