import Domain

/// A patch drawn: its files beside it or above it, and its lines in colour.
struct DiffView {
    private static let wideColumns = 100

    private let screen: DiffScreen
    private let area: CellArea
    private let patch: PatchLines

    init(_ screen: DiffScreen, in area: CellArea) {
        self.screen = screen
        self.area = area
        patch = screen.patch
    }

    // MARK: - Where things stand

    private var isWide: Bool { area.columns >= Self.wideColumns }

    private var filesArea: CellArea {
        guard isWide else { return area.without(first: 1).first(max(1, min(patch.files.count, area.rows / 4))) }
        return area.without(first: 1).leading(min(44, area.columns * 3 / 10))
    }

    var linesArea: CellArea {
        isWide
            ? area.without(first: 1).without(leading: filesArea.columns + 1)
            : area.without(first: filesArea.rows + 2)
    }

    private var filesWindow: Range<Int> {
        let rows = filesArea.rows
        let place = screen.file ?? 0
        let first = max(0, min(place - rows / 2, patch.files.count - rows))
        return first..<min(patch.files.count, first + rows)
    }

    /// The file whose row was pressed.
    func file(at act: MouseAct) -> Int? {
        guard act.kind == .press, filesArea.contains(row: act.row, column: act.column) else { return nil }
        let place = filesWindow.lowerBound + act.row - filesArea.top
        return filesWindow.contains(place) ? place : nil
    }

    // MARK: - Drawing

    func draw(on buffer: inout CellBuffer) {
        guard screen.failure == nil, screen.isTold, !patch.lines.isEmpty else {
            let text = screen.failure.map { SafeText.of($0) } ?? (screen.isTold ? "nothing is changed" : "looks for it")
            buffer.write(cut: " " + text, screen.failure == nil ? .dim : .bad, row: 0, in: area)
            return
        }
        drawHead(on: &buffer)
        drawFiles(on: &buffer)
        let lines = linesArea
        if isWide {
            for row in 0..<lines.rows { buffer.write("│", .dim, row: row + 1, column: filesArea.columns, in: area) }
        } else {
            buffer.write(String(repeating: "─", count: area.columns), .dim, row: filesArea.rows + 1, in: area)
        }
        for (row, place) in screen.scroll.window(of: patch.lines.count, rows: lines.rows).enumerated() {
            let line = patch.lines[place]
            buffer.write(cut: line.shown, line.style, row: row, column: 1, in: lines)
        }
    }

    private func drawHead(on buffer: inout CellBuffer) {
        let (added, removed) = patch.files.reduce((0, 0)) { ($0.0 + $1.added, $0.1 + $1.removed) }
        let count = patch.files.count == 1 ? "1 file" : "\(patch.files.count) files"
        var column = buffer.write(" \(count) changed  ", .strong, row: 0, in: area)
        column = buffer.write("+\(added)", .good, row: 0, column: column, in: area)
        buffer.write(" -\(removed)", .bad, row: 0, column: column, in: area)
        let window = screen.scroll.window(of: patch.lines.count, rows: linesArea.rows)
        let place = "line \(window.lowerBound + 1) of \(patch.lines.count)"
        buffer.write(right: place, .dim, row: 0, column: area.columns - 26, columns: 25, in: area)
    }

    private func drawFiles(on buffer: inout CellBuffer) {
        let files = filesArea
        for (row, place) in filesWindow.enumerated() {
            let file = patch.files[place]
            let isHere = place == screen.file
            let counts = "+\(file.added) -\(file.removed)"
            let room = max(4, files.columns - counts.count - 3)
            let path = CellText.cutFront(SafeText.of(file.path), to: room)
            buffer.write(isHere ? ">" : " ", .strong, row: row, in: files)
            buffer.write(path, isHere ? .strong : .plain, row: row, column: 1, in: files)
            let left = files.columns - counts.count - 1
            let behind = buffer.write("+\(file.added)", .good, row: row, column: left, in: files)
            buffer.write(" -\(file.removed)", .bad, row: row, column: behind, in: files)
        }
    }
}
