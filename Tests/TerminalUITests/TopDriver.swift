import Control
import Domain
import Platform

@testable import TerminalUI

/// Sits in front of the dashboard: presses keys, reads lines, and keeps what was to be done.
struct TopDriver {
    private(set) var top: Top
    private(set) var effects: [TopEffect] = []

    init(_ size: ScreenSize = ScreenSize(rows: 24, columns: 80), open tab: TopTab = .fleet, isReadOnly: Bool = false) {
        var context = TopContext(now: FlockScene.now, calendar: nil)
        context.isReadOnly = isReadOnly
        top = Top(context, size: size, tabs: TopScreens.all(), open: tab)
    }

    var lines: [String] { top.frame().lines }
    var text: String { lines.joined(separator: "\n") }

    /// The directives that were asked for, and the command lines beside them.
    var acts: [TopAct] { effects.compactMap { if case .act(let act) = $0 { act } else { nil } } }

    var lent: [[String]] { effects.compactMap { if case .lend(let words, _) = $0 { words } else { nil } } }

    var isOver: Bool {
        effects.contains { effect in
            switch effect {
            case .quit, .interrupt: true
            default: false
            }
        }
    }

    mutating func take(_ input: TopInput) {
        effects += top.take(input)
        top.saw()
    }

    mutating func press(_ keys: Key...) {
        for key in keys { take(.terminal(.key(key))) }
    }

    /// Types the letters of a text.
    mutating func type(_ text: String) {
        for letter in text { press(.character(letter)) }
    }

    mutating func click(row: Int, column: Int) { take(.terminal(.mouse(MouseAct(.press, row: row, column: column)))) }

    /// Answers what it wants to know, as a daemon and a record would that hold the scene.
    mutating func settle(_ scene: FlockScene = FlockScene()) {
        take(.link(.open))
        var answered: Set<TopQuestion> = []
        while true {
            let open = top.questions.filter { answered.insert($0).inserted }
            guard !open.isEmpty else { return }
            for question in open {
                if let answer = scene.answer(question) { take(.answer(answer, to: question)) }
            }
        }
    }
}
