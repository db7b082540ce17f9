import Control

/// A screen on which one of the runs that go on is chosen.
protocol ShowsRun: TopScreen {
    var live: FlockStatus.Run? { get }
    /// What is said where none is.
    static var nobody: String { get }
}

/// The keys that act on a run, alike on every screen that shows one.
extension ShowsRun {
    /// For what its agent asks.
    static var answerKeys: [KeyRow<Self>] {
        [
            KeyRow([.character("y")], "allow", "allow what it asks for", isAct: true, when: \.isAsking) { screen, _ in
                screen.with { RunActs.answer($0, "yes") }
            },
            KeyRow([.character("n")], "deny", "do not allow it", isAct: true, when: \.isAsking) { screen, _ in
                screen.with { RunActs.answer($0, "no") }
            },
            KeyRow([.character("a")], "answer", "answer what it asks, in words", isAct: true, when: \.isAsking) {
                screen,
                _ in screen.with { RunActs.askAnswer($0) }
            },
        ]
    }

    static var actKeys: [KeyRow<Self>] {
        [
            KeyRow([.character("s")], "steer", "tell the agent something", isAct: true, when: { $0.live != nil }) {
                screen,
                _ in screen.with { RunActs.steer($0) }
            },
            KeyRow([.character("p")], "pause", "let it wait, or go on", isAct: true, when: { $0.live != nil }) {
                screen,
                _ in screen.with { RunActs.pause($0) }
            },
            KeyRow([.character("K")], "stop", "stop it; its work stays", isAct: true, when: { $0.live != nil }) {
                screen,
                _ in screen.with { RunActs.stop($0) }
            },
            KeyRow([.character("r")], "restart", "begin its work again", isAct: true, when: { $0.live != nil }) {
                screen,
                _ in screen.with { RunActs.restart($0) }
            },
            KeyRow(
                [.character("x")],
                "checkpoint",
                "keep its worktree as it is now",
                isAct: true,
                isHidden: true
            ) { screen, _ in
                screen.with { RunActs.checkpoint($0) }
            },
        ]
    }

    private func with(_ wishes: (FlockStatus.Run) -> [TopWish]) -> [TopWish] {
        live.map(wishes) ?? [.tell(Self.nobody)]
    }

    private var isAsking: Bool { live?.questions.isEmpty == false }
}
