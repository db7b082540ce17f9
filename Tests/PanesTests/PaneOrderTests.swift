import Domain
import Journal
import Panes
import Platform
import Testing

/// What is done with real panes is tested with `Tmux`.
@Suite struct PaneOrderTests {
    private let tmux = Tmux(
        PanePlace(
            home: HomePaths(root: "/h"),
            session: "roost",
            socket: nil,
            environment: Environment(["PATH": "/nowhere"])
        )
    )

    @Test func severalStandForThoseThatHaveSomethingToRun() {
        let plans = [PanePlan(.manager, command: ["cat"])]
        let order = PaneOrder(.start, PaneName.allCases, plans: plans)
        #expect(order.perform(with: tmux).steps.map(\.name) == [.manager])
        let none = PaneOrder(.restart, PaneName.allCases, plans: [])
        #expect(none.perform(with: tmux).steps.map(\.name) == PaneName.allCases)
        #expect(PaneOrder(.nudge("x"), [.architect], plans: []).perform(with: tmux).error == .noTmux)
    }
}
