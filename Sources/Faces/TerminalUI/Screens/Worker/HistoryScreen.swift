import Domain
import Queries

/// The runs of a task, the newest first, and what happened in the one that is chosen.
package struct HistoryScreen: TopScreen {
    package let tab = TopTab.fleet

    let task: String
    var list = TopList()
    var events = TopList()
    /// Which of the two lists the keys move in.
    var isInEvents = false
    var picture = HistoryPicture()
    var happened = EventsPicture()
    /// Of which run `happened` tells.
    var toldRun: String?
    var failure: String?

    package init(task: String) { self.task = task }

    package var title: String { "\(task) history" }
    package var note: String { events.note }
    package var isTyping: Bool { events.isTyping }

    package var questions: [TopQuestion] {
        [.history(of: task)] + (chosen.map { [.events(of: $0.run.id)] } ?? [])
    }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.history(let picture), .history(task)): (self.picture, failure) = (picture, nil)
        case (.events(let picture), .events(let run)): if chosen?.run.id == run { (happened, toldRun) = (picture, run) }
        case (.failed(let why), .history(task)): failure = why
        default: break
        }
    }

    var ids: [String] { picture.entries.map(\.run.id) }

    var chosen: HistoryPicture.Entry? { list.chosen(in: ids).map { picture.entries[$0] } }

    /// Those of the chosen run that are wanted.
    var shownEvents: [RecordedEvent] {
        guard toldRun == chosen?.run.id else { return [] }
        return happened.events.filter { event in
            events.filter.wants([
                ("type", event.type), ("level", event.severity), ("message", event.message),
                ("origin", event.origin.rawValue),
            ])
        }
    }

    private var eventIDs: [String] { shownEvents.indices.map { "\($0)" } }

    // MARK: - Keys

    package static let keys: [KeyRow<HistoryScreen>] = [
        KeyRow([.enter], "open run", "look at the run that is chosen") { screen, _ in
            screen.with { [.open(WorkerScreen(run: $0.run.id, task: $0.run.task))] }
        },
        KeyRow([.right, .left], "events", "move in what happened, or in the runs again") { screen, _ in
            screen.isInEvents.toggle()
            return []
        },
        KeyRow([.character("d")], "diff runs", "how it differs from the run before it, in a pager") { screen, _ in
            screen.compare()
        },
        KeyRow([.character("l")], "log", "what the run has written, in a pager") { screen, _ in
            screen.with { [.lend(["logs", $0.run.id])] }
        },
        KeyRow([.character("X")], "export", "all that is recorded of the task as JSON, in a pager") { screen, _ in
            [.lend(["export", "--task", screen.task, "--format", "json"])]
        },
        KeyRow([.character("/")], "filter", "only some events: word, !not, ~fzzy, level=warn") { screen, _ in
            screen.events.beginTyping()
            return []
        },
        KeyRow([.character("Y")], "copy", "copy the name of the run", isHidden: true) { screen, _ in
            screen.with { [.copy($0.run.id)] }
        },
    ]

    private func with(_ wishes: (HistoryPicture.Entry) -> [TopWish]) -> [TopWish] {
        chosen.map(wishes) ?? [.tell("it has no runs yet")]
    }

    private func compare() -> [TopWish] {
        guard let place = list.chosen(in: ids), place + 1 < picture.entries.count else {
            return [.tell("there is no run before it")]
        }
        return [.lend(["run", "diff", picture.entries[place + 1].run.id, picture.entries[place].run.id])]
    }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool {
        if events.isTyping || isInEvents || (key == .escape && !events.filter.isEmpty) {
            return events.press(key, in: eventIDs)
        }
        let before = chosen?.run.id
        guard list.press(key, in: ids) else { return false }
        if chosen?.run.id != before { events = TopList() }
        return true
    }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        let view = HistoryView(self, in: area, context)
        guard act.row < view.eventsArea.top else {
            isInEvents = true
            _ = events.click(act, rows: view.eventsArea, in: eventIDs)
            return []
        }
        isInEvents = false
        let isAgain = list.click(act, rows: view.listArea, in: ids)
        return isAgain ? with { [.open(WorkerScreen(run: $0.run.id, task: $0.run.task))] } : []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        let view = HistoryView(self, in: area, context)
        list.saw(rows: view.listArea.rows, of: ids)
        events.saw(rows: view.eventsArea.rows, of: eventIDs)
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        HistoryView(self, in: area, context).draw(on: &buffer)
    }
}
