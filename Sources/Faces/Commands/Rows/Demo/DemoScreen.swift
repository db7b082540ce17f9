import Domain
import Glibc
import Platform
import TerminalUI

/// Where the demo is seen: on a terminal the dashboard with the story below it, elsewhere and once somebody has left
/// that, the story line by line.
final class DemoScreen {
    private let console: Console
    private var dashboard: TopLoop?
    private var terminal: CursesTerminal?
    /// What was told below the dashboard. It is what stays of it.
    private var told: [StyledText] = []

    init(_ console: Console) { self.console = console }

    /// Whether there is a terminal for it, a person in front of that, and room.
    static func hasRoom(_ console: Console, _ environment: Environment) -> Bool {
        guard console.output.isTerminal, environment["TERM"] != "dumb", isatty(STDIN_FILENO) == 1,
            tcgetpgrp(STDIN_FILENO) == getpgrp(), let size = CursesTerminal.size()
        else { return false }
        return size.isEnough
    }

    /// Whether a person sees the dashboard now, and can press its keys.
    var isWatched: Bool { dashboard?.isDone == false }

    /// How it was left; nil as long as it was not, or never there.
    var leaving: TopLoop.Leaving? { dashboard?.leaving }

    /// A terminal that cannot show it has the lines.
    func open(
        _ sources: TopSources,
        _ environment: Environment,
        clock: any Clock,
        on loop: EventLoop
    ) throws(PlatformError) {
        var options = TopOptions()
        options.isASCII = !CursesTerminal.isUnicode()
        if !console.output.isColored { options.colorsMost = .none }
        let opened = Deliberate.ignore(because: "without the dashboard the story is told in lines") {
            () throws(TerminalError) in
            try CursesTerminal(hasMouse: true, colorsMost: options.colorsMost, environment: environment)
        }
        guard let opened else { return }
        terminal = opened
        let size = CursesTerminal.size() ?? ScreenSize.least
        let top = Top(TopContext(now: clock.now().wall, calendar: LocalCalendar()), size: size, tabs: TopScreens.all())
        let dashboard = try TopLoop(top, on: opened, sources, options, clock: clock, beside: loop)
        try dashboard.begin()
        self.dashboard = dashboard
    }

    func show(_ lines: [StyledText]) throws(CommandError) {
        guard let dashboard else { return try write(lines) }
        told += lines
        for line in lines { dashboard.tell(line) }
    }

    /// Gives the terminal back. All that was told stands on it, and what is shown from then on are lines.
    func close() throws(CommandError) {
        guard let dashboard else { return }
        self.dashboard = nil
        dashboard.close()
        terminal?.close()
        terminal = nil
        try write(told)
        told = []
    }

    private func write(_ lines: [StyledText]) throws(CommandError) {
        let traits = console.output
        for line in lines {
            try console.line(
                StyledLine.text(
                    line,
                    isColored: traits.isColored,
                    columns: traits.isTerminal ? traits.columns : nil
                )
            )
        }
        try console.flush()
    }
}
