import Domain
import JSON
import Journal
import Panes
import Platform
import Testing

@Suite struct PaneOutcomeTests {
    @Test func whatBecameOfEachIsSaidInOrder() {
        let place = PanePlace(
            home: HomePaths(root: "/h"),
            session: "roost",
            socket: nil,
            environment: Environment(["PATH": "/nowhere"])
        )
        let outcome = PaneOrder(.start, PaneName.allCases, plans: []).perform(with: Tmux(place))
        let told = "nobody has said what the"
        #expect(outcome.text == "architect: \(told) architect pane runs; manager: \(told) manager pane runs")
        #expect(outcome.error == .noCommand(.architect) && outcome.begun.isEmpty)
        #expect(outcome.json["panes"]?.objectValue?.keys == ["architect", "manager"])
        #expect(PaneOutcome.Result.running.text == "runs already" && PaneOutcome().error == nil)
    }
}
