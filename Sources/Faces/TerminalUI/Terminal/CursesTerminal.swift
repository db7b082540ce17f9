import CCurses
import Domain
import Glibc
package import Platform

/// The terminal of this process, behind curses: it takes frames, and gives keys. There is one, on one thread.
package final class CursesTerminal {
    private var shown: CellBuffer?
    private var row: [roost_cell] = []
    private var pasted: String?
    private let colors: ColorDepth
    /// The keys of the user, to be watched for reading.
    package let descriptor: Int32 = STDIN_FILENO

    /// - Parameter colorsMost: how many colours at most are used, whatever the terminal has.
    package init(
        hasMouse: Bool,
        colorsMost: ColorDepth,
        environment: Environment
    ) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
        guard roost_screen_open(hasMouse) else { throw .unknownKind(environment["TERM"] ?? "") }
        let own = ColorDepth(colors: Int(roost_screen_colors()))
        let order = ColorDepth.allCases
        colors = order.first { $0 == own || $0 == colorsMost } ?? .none
    }

    /// Whether the environment's text is UTF-8. To be asked before anything is drawn: it settles what curses draws.
    package static func isUnicode() -> Bool { roost_locale_is_utf8() }

    package static func size() -> ScreenSize? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else { return nil }
        return ScreenSize(rows: Int(size.ws_row), columns: Int(size.ws_col))
    }

    package func close() { roost_screen_close() }

    /// Gives the terminal to somebody else, and takes it again when they are done.
    package func lend<Result>(_ body: () -> Result) -> Result {
        roost_screen_leave()
        defer {
            roost_screen_return()
            shown = nil
        }
        return body()
    }

    /// Everything is painted anew with the next frame.
    package func redraw() {
        shown = nil
        roost_screen_redraw()
    }

    // MARK: - Frames

    /// Has the terminal show a frame. What it shows already is not sent again.
    package func show(_ frame: CellBuffer) {
        if let shown, shown.size != frame.size { resize(frame.size) }
        let difference = FrameDifference(from: shown, to: frame)
        guard !difference.rows.isEmpty else { return }
        for row in difference.rows { paint(row, of: frame) }
        roost_screen_show()
        shown = frame
    }

    /// Into the clipboard of whoever sits in front of it, however far away (OSC 52).
    package func copy(_ text: String) {
        roost_screen_send("\u{1B}]52;c;\(Base64.encode(Array(text.utf8)))\u{7}")
    }

    private func resize(_ size: ScreenSize) {
        roost_screen_resize(Int32(size.rows), Int32(size.columns))
        shown = nil
    }

    private func paint(_ number: Int, of frame: CellBuffer) {
        row.removeAll(keepingCapacity: true)
        for cell in frame.row(number) where cell.glyph.width > 0 { row.append(painted(cell)) }
        roost_screen_row(Int32(number), row, Int32(row.count))
    }

    private func painted(_ cell: ScreenCell) -> roost_cell {
        var painted = roost_cell()
        withUnsafeMutableBytes(of: &painted.scalars) { bytes in
            let room = bytes.bindMemory(to: UInt32.self)
            for (place, scalar) in cell.glyph.character.unicodeScalars.prefix(room.count).enumerated() {
                room[place] = scalar.value
                painted.count = UInt8(place + 1)
            }
        }
        painted.width = UInt8(cell.glyph.width)
        painted.traits = cell.style.traits.rawValue
        painted.foreground = colors.index(of: cell.style.foreground) ?? -1
        painted.background = colors.index(of: cell.style.background) ?? -1
        return painted
    }

    // MARK: - Keys

    /// What has come since it was last asked. Nil once the terminal is gone.
    package func inputs() -> [TerminalInput]? {
        var inputs: [TerminalInput] = []
        while true {
            let input = roost_screen_input()
            switch Int(input.kind) {
            case ROOST_INPUT_NONE: return inputs
            case ROOST_INPUT_END: return inputs.isEmpty ? nil : inputs
            case ROOST_INPUT_MOUSE: inputs += mouse(input).map { [.mouse($0)] } ?? []
            default: inputs += take(input).map { [$0] } ?? []
            }
        }
    }

    private func take(_ input: roost_input) -> TerminalInput? {
        let isPasting = pasted != nil
        guard Int(input.kind) == ROOST_INPUT_SCALAR else { return takeKey(Int(input.value)) }
        guard let scalar = Unicode.Scalar(input.value) else { return nil }
        guard isPasting else { return .key(Key.of(scalar)) }
        pasted?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
        return nil
    }

    private func takeKey(_ number: Int) -> TerminalInput? {
        switch number {
        case ROOST_KEY_PASTE_BEGIN:
            pasted = ""
            return nil
        case ROOST_KEY_PASTE_END:
            defer { pasted = nil }
            return pasted.map { .paste($0) }
        default: return pasted == nil ? .key(Self.key(number)) : nil
        }
    }

    private func mouse(_ input: roost_input) -> MouseAct? {
        let kind: MouseAct.Kind
        switch Int(input.value) {
        case ROOST_MOUSE_PRESS: kind = .press
        case ROOST_MOUSE_WHEEL_UP: kind = .wheelUp
        case ROOST_MOUSE_WHEEL_DOWN: kind = .wheelDown
        default: return nil
        }
        return MouseAct(kind, row: Int(input.row), column: Int(input.column))
    }

    private static func key(_ number: Int) -> Key {
        switch number {
        case ROOST_KEY_UP: .up
        case ROOST_KEY_DOWN: .down
        case ROOST_KEY_LEFT: .left
        case ROOST_KEY_RIGHT: .right
        case ROOST_KEY_HOME: .home
        case ROOST_KEY_END: .end
        case ROOST_KEY_PAGE_UP: .pageUp
        case ROOST_KEY_PAGE_DOWN: .pageDown
        case ROOST_KEY_BACKSPACE: .backspace
        case ROOST_KEY_DELETE: .delete
        case ROOST_KEY_BACK_TAB: .backTab
        case ROOST_KEY_ENTER: .enter
        case ROOST_KEY_FUNCTION...ROOST_KEY_FUNCTION + 11: .function(number - ROOST_KEY_FUNCTION + 1)
        default: .other
        }
    }
}
