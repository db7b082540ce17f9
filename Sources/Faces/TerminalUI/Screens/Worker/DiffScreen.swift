import Domain

/// What a run has changed: its files, and line by line.
package struct DiffScreen: TopScreen {
    package let tab = TopTab.fleet

    /// Of a run, or of a task whose newest run is meant.
    let name: String
    var patch = PatchLines()
    var scroll = ScrollPlace()
    var isTold = false
    var failure: String?
    private var told = DiffPicture()
    /// Where somebody went by its name: the end of the patch may be seen before it is at the top.
    private var fileGoneTo: Int?

    package init(of name: String) { self.name = name }

    package var title: String { "\(name) diff" }
    package var questions: [TopQuestion] { [.diff(of: name)] }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.diff(let picture), .diff(name)):
            (isTold, failure) = (true, nil)
            guard picture != told else { return }
            told = picture
            (patch, fileGoneTo) = (PatchLines(picture.patch), nil)
        case (.failed(let why), .diff(name)): failure = why
        default: break
        }
    }

    /// Of what is seen first.
    var file: Int? { fileGoneTo ?? patch.file(at: scroll.first) ?? (patch.files.isEmpty ? nil : 0) }

    package static let keys: [KeyRow<DiffScreen>] = [
        KeyRow([.character("]")], "next file", "the next file") { screen, _ in screen.turn(by: 1) },
        KeyRow([.character("[")], "file before", "the file before") { screen, _ in
            screen.turn(by: -1)
        },
        KeyRow([.character("d"), .enter], "pager", "all of it in a pager") { screen, _ in
            [.lend(["worker", "diff", screen.name])]
        },
    ]

    private mutating func turn(by count: Int) -> [TopWish] {
        guard !patch.files.isEmpty else { return [.tell("nothing is changed")] }
        let now = file ?? 0
        // Back goes to the beginning of the file first.
        let isWithin = count < 0 && scroll.first > patch.files[now].line
        let next = max(0, min(patch.files.count - 1, isWithin ? now : now + count))
        go(to: next)
        return []
    }

    private mutating func go(to file: Int) {
        scroll.go(to: patch.files[file].line)
        fileGoneTo = file
    }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool {
        guard scroll.press(key, of: patch.lines.count) else { return false }
        fileGoneTo = nil
        return true
    }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        let view = DiffView(self, in: area)
        if let file = view.file(at: act) {
            go(to: file)
        } else {
            scroll.wheel(act, of: patch.lines.count)
            if act.kind != .press { fileGoneTo = nil }
        }
        return []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        let rows = DiffView(self, in: area).linesArea.rows
        scroll.saw(rows: rows, of: patch.lines.count)
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        DiffView(self, in: area).draw(on: &buffer)
    }
}
