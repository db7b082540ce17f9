/// What a run has written, as a part of the screen of its worker.
package struct OutputPart: TopScreen {
    package let title = "Output"
    package let tab = TopTab.fleet

    let name: String
    package internal(set) var pane: LogPane

    /// - Parameter name: of the run, or of the task whose newest run is meant.
    package init(of name: String) {
        self.name = name
        pane = LogPane([name])
    }

    package var isTyping: Bool { pane.isTyping }
    package var questions: [TopQuestion] { pane.questions }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) { pane.take(answer, to: question) }

    package static let keys: [KeyRow<OutputPart>] = LogKeys.rows(\OutputPart.pane)

    /// Nil where the key has no meaning here.
    package mutating func press(_ key: Key, _ context: TopContext) -> [TopWish]? {
        if isTyping { return pane.press(key) ? [] : nil }
        if case .character(let letter) = key, let number = letter.wholeNumberValue,
            let span = LogWish.Span(rawValue: number)
        {
            pane.choose(span, at: context.now)
            return []
        }
        for row in Self.keys where row.keys.contains(key) { return row.press(&self, context) }
        if key == .character("Y") { return [.copy(CommandText.of(["logs", name]))] }
        return pane.press(key) ? [] : nil
    }

    package func hints(_ context: TopContext) -> [KeyHint] {
        Self.keys.map { KeyHint($0, on: self) } + [
            KeyHint("1-5", "since", "since its start, or the last 1h, 15m, 5m, 1m"),
            KeyHint("Y", "copy", "copy the command that shows it", isHidden: true),
        ]
    }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        pane.wheel(act)
        return []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        let body = LogPaneView.body(of: area)
        pane.saw(rows: body.rows, columns: body.columns)
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        LogPaneView(pane, in: area, context).draw(on: &buffer)
    }
}
