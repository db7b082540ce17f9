import Control
import Domain
package import Platform

/// One frame, with everything asked once and nothing awaited but the answers.
package struct SingleFrame {
    private static let patience = Duration.seconds(5)

    private var top: Top
    private let sources: TopSources
    private let options: TopOptions
    private let clock: any Clock

    package init(_ top: Top, _ sources: TopSources, _ options: TopOptions, clock: any Clock) {
        self.top = top
        self.sources = sources
        self.options = options
        self.clock = clock
    }

    package func taken() throws(PlatformError) -> CellBuffer {
        var top = top
        let daemon = connected()
        _ = top.take(.link(daemon == nil ? .gone(since: clock.now().wall) : .open))
        var answered: Set<TopQuestion> = []
        // What is shown may lead to further questions, such as what the first row of a list is about.
        for _ in 0..<3 {
            let questions = top.questions.filter { answered.insert($0).inserted }
            guard !questions.isEmpty else { break }
            for entry in answers(questions, daemon) { _ = top.take(.answer(entry.answer, to: entry.question)) }
        }
        let frame = top.frame()
        return options.isASCII ? AsciiScreen.reduce(frame) : frame
    }

    /// Nil where there is no daemon that answers: then the files are asked.
    private func connected() -> ControlClient? {
        Deliberate.ignore(because: "without a daemon the files are shown, and that is said") {
            () throws(ControlError) in
            try ControlClient(
                to: sources.socket,
                as: sources.client,
                uid: sources.uid,
                clock: clock,
                upTo: Self.patience
            )
        }
    }

    private func answers(_ questions: [TopQuestion], _ daemon: ControlClient?) -> TopSources.Answered {
        guard let daemon else { return sources.answer(questions) }
        var answers: TopSources.Answered = []
        for question in questions {
            guard let name = question.directive else { continue }
            let answer = Deliberate.ignore(because: "what is not answered is not shown") { () throws(ControlError) in
                try daemon.ask(name.rawValue, upTo: Self.patience)
            }
            guard let data = answer?.data, let told = TopAnswer(data, to: question) else { continue }
            answers.append((question, told))
        }
        return answers + sources.answer(questions.filter { !$0.isForDaemon })
    }
}
