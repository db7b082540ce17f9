import Glibc
import Platform

/// Where the demo is seen: on a terminal lines scroll above a table that stays in its place, elsewhere there are lines
/// alone.
///
/// Each change is one write, and a line is overwritten and then cleared to its end: nothing is empty in between.
final class DemoScreen {
    private static let hideCursor = "\u{1B}[?25l"
    private static let showCursor = "\u{1B}[?25h"
    private static let clearLine = "\u{1B}[K"
    private static let clearBelow = "\u{1B}[J"
    /// A terminal with less room has no place for a table that stays.
    private static let rowsMin = 16

    private let console: Console
    private(set) var isLive: Bool
    private var table: [String] = []
    private var isOpen = false

    init(_ console: Console, _ environment: Environment, rows: Int = terminalRows()) {
        self.console = console
        isLive = console.output.isTerminal && environment["TERM"] != "dumb" && rows >= Self.rowsMin
    }

    var traits: ChannelTraits { console.output }

    static func terminalRows() -> Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return 0 }
        return Int(size.ws_row)
    }

    /// Lines that stay, and the table as it is now.
    func show(_ lines: [String] = [], table: [String]? = nil) throws(CommandError) {
        guard isLive else {
            for line in lines { try console.line(line) }
            return try console.flush()
        }
        let next = table ?? self.table
        guard !lines.isEmpty || next != self.table else { return }
        var text = isOpen ? "" : Self.hideCursor
        isOpen = true
        if !self.table.isEmpty { text += "\r\u{1B}[\(self.table.count)A" }
        for line in lines + next { text += line + Self.clearLine + "\r\n" }
        text += Self.clearBelow
        self.table = next
        try console.write(text.utf8)
        try console.flush()
    }

    /// Takes the table away and gives the cursor back. What is shown from then on are lines.
    func close() throws(CommandError) {
        guard isOpen else { return }
        try show(table: [])
        isOpen = false
        isLive = false
        try console.write(Self.showCursor.utf8)
        try console.flush()
    }
}
