import Domain
import Queries

/// What a run has taken: its pace, its models and its tools.
package struct StatsScreen: TopScreen {
    package let tab = TopTab.fleet

    /// Of a run, or of a task whose newest run is meant.
    let name: String
    var picture = SpeedPicture()
    var isTold = false
    var failure: String?

    package init(of name: String) { self.name = name }

    package var title: String { "\(name) stats" }
    package var questions: [TopQuestion] { [.speed(of: name)] }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.speed(let picture), .speed(name)): (self.picture, failure, isTold) = (picture, nil, true)
        case (.failed(let why), .speed(name)): failure = why
        default: break
        }
    }

    package static let keys: [KeyRow<StatsScreen>] = [
        KeyRow([.character("$")], "costs", "the cost screen") { _, _ in [.go(.cost)] },
        KeyRow([.character("X")], "export", "each response as CSV, in a pager") { screen, _ in
            screen.picture.run.map { [.lend(["export", "--run", $0, "--format", "csv"])] } ?? [
                .tell("it has no run yet")
            ]
        },
        KeyRow([.character("S")], "speeds", "how fast models and tools are of late, in a pager") { _, _ in
            [.lend(["perf"])]
        },
    ]

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        StatsView(self, in: area, context).draw(on: &buffer)
    }
}
