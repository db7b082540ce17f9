import Control
import Queries

/// What everybody writes who is at work, in the order of time, and whose line it is; where nobody is, what those wrote
/// who were last.
package struct LogsScreen: TopScreen {
    package let title = "Logs"
    package let tab = TopTab.logs

    private(set) var pane = LogPane(hasOwners: true)

    /// How many of those are shown that ended last.
    private static let endedMax = 4
    private var isQuiet = false

    package init() {}

    package var questions: [TopQuestion] { [.flock] + (isQuiet && pane.isEmpty ? [.recent] : []) + pane.questions }
    package var note: String { isQuiet ? "nobody is at work: who ended last" : "" }
    package var isTyping: Bool { pane.isTyping }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.flock(let flock), _):
            isQuiet = flock.runs.isEmpty
            for run in flock.runs { pane.add(run.run, in: run.directory) }
        case (.recent(let recent), .recent):
            for task in recent.ended.prefix(Self.endedMax) { pane.add(task.id, in: nil) }
        default: pane.take(answer, to: question)
        }
    }

    package static let keys: [KeyRow<LogsScreen>] =
        [
            KeyRow([.enter], "open", "the worker whose line is marked, or stands last") { screen, _ in
                guard let line = screen.pane.pointed else { return [.tell("there is no line")] }
                return [.open(WorkerScreen(run: line.run, task: line.task))]
            }
        ] + LogKeys.rows(\LogsScreen.pane) + [
            KeyRow([.character("e")], "since", "all that is there, or the last 1h, 15m, 5m, 1m") { screen, context in
                screen.pane.nextSpan(at: context.now)
                return []
            },
            KeyRow([.character("Y")], "copy", "copy the command that shows it", isHidden: true) { _, _ in
                [.copy(CommandText.of(["logs", "-f"]))]
            },
        ]

    package mutating func press(other key: Key, _ context: TopContext) -> Bool { pane.press(key) }

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
