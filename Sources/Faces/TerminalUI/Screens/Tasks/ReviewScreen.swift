import Domain

/// What a task has come to and each line that it has changed, in one text; and what can become of it.
package struct ReviewScreen: TopScreen {
    package let tab = TopTab.tasks

    let task: String
    private var review = ReviewPicture()
    private var patch = PatchLines()
    private var toldPatch: DiffPicture?
    private var failure: String?
    private var scroll = ScrollPlace()

    package init(of task: String) { self.task = task }

    package var title: String { "\(task) review" }
    package var questions: [TopQuestion] { [.review(of: task), .diff(of: task)] }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.review(let picture), .review(task)): (review, failure) = (picture, nil)
        case (.failed(let why), .review(task)): failure = why
        case (.diff(let picture), .diff(task)):
            guard picture != toldPatch else { return }
            (toldPatch, patch) = (picture, PatchLines(picture.patch))
        default: break
        }
    }

    // MARK: - Keys

    package static let keys: [KeyRow<ReviewScreen>] = [
        KeyRow([.character("A")], "accept", "take over its work", isAct: true) { screen, _ in
            TaskActs.accept(screen.task)
        },
        KeyRow([.character("D")], "discard", "throw its work away, saved first", isAct: true) { screen, _ in
            TaskActs.discard(screen.task)
        },
        KeyRow([.character("R")], "retry", "try the task again", isAct: true) { screen, _ in
            TaskActs.retry(screen.task)
        },
        KeyRow([.character("]")], "next file", "the next file") { screen, _ in screen.turn(by: 1) },
        KeyRow([.character("[")], "file before", "the file before") { screen, _ in screen.turn(by: -1) },
        KeyRow([.character("c")], "talk", "what it and its model said") { screen, _ in
            [.open(WorkerScreen(run: "", task: screen.task, open: .talk))]
        },
        KeyRow([.character("l")], "output", "what it has written") { screen, _ in
            [.open(WorkerScreen(run: "", task: screen.task, open: .output))]
        },
        KeyRow([.character("w")], "why", "what was decided about it") { screen, _ in
            [.open(WhyScreen(task: screen.task))]
        },
        KeyRow([.character("v"), .enter], "pager", "the same in a pager") { screen, _ in
            [.lend(["task", "review", screen.task])]
        },
    ]

    /// The lines of the whole text at which files begin, and its first.
    private var places: [Int] { [0] + patch.files.map { review.lines.count + 1 + $0.line } }

    private mutating func turn(by count: Int) -> [TopWish] {
        let next = count > 0 ? places.first { $0 > scroll.first } : places.last { $0 < scroll.first }
        if let next { scroll.go(to: next) }
        return []
    }

    private var lineCount: Int { review.lines.count + (patch.files.isEmpty ? 0 : 1 + patch.lines.count) }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool { scroll.press(key, of: lineCount) }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        scroll.wheel(act, of: lineCount)
        return []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) { scroll.saw(rows: area.rows, of: lineCount) }

    // MARK: - Drawing

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        guard !review.lines.isEmpty else {
            let text = failure.map { SafeText.of($0) } ?? "looks at what it has changed…"
            buffer.write(cut: " " + text, failure == nil ? .dim : .bad, row: 0, in: area)
            return
        }
        for (row, place) in scroll.window(of: lineCount, rows: area.rows).enumerated() {
            let column = buffer.write(" ", row: row, in: area)
            if place < review.lines.count {
                let text = StyledRows.cut(review.lines[place], to: area.columns - 2)
                buffer.write(text, row: row, column: column, in: area)
            } else if place == review.lines.count {
                buffer.write(String(repeating: "─", count: area.columns), .dim, row: row, in: area)
            } else {
                let line = patch.lines[place - review.lines.count - 1]
                buffer.write(cut: line.shown, line.style, row: row, column: column, in: area)
            }
        }
    }
}
