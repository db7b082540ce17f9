import Domain
import Panes
import Testing

@Suite struct PaneListingTests {
    private static let mark = "0123456789abcdef"

    private func listing(_ lines: String...) -> PaneListing {
        PaneListing(lines.joined(separator: "\n") + "\n", mark: Self.mark)
    }

    @Test func aPaneIsKnownByItsOptionAndNothingElse() throws {
        let found = listing(
            "%0:0:100:roost:\(Self.mark):architect",
            "%1:0:101:work::",
            "%2:0:102:work::manager",
            "%3:0:103:architect::",
            "%4:0:104:work:ffffffffffffffff:manager"
        )
        #expect(found.panes.map(\.id) == ["%0", "%2"])
        #expect(found.sessions == ["roost", "work", "architect"])
        let architect = try #require(found.pane(.architect))
        #expect(architect.pid == 100 && !architect.isEnded && architect.session == "roost")
        #expect(found.pane(.manager)?.id == "%2")
    }

    @Test func ofSeveralTheOneThatLivesCounts() {
        let found = listing("%0:1:0:roost::architect", "%5:0:7:roost::architect", "%6:0:8:roost::architect")
        #expect(found.pane(.architect)?.id == "%5")
        #expect(listing("%0:1:0:roost::manager").pane(.manager)?.isEnded == true)
    }

    @Test func linesOfAnotherShapeAreNoPanes() {
        let found = listing("", "no server running", "%0:0", "0:0:1:roost::architect", "%1:::::", "%2:0:1:roost::a:b")
        #expect(found.panes.isEmpty)
    }

    @Test func aLookSaysWhetherAPaneIsThereAndWhatFailedProvesNothing() {
        let found = PaneLook.listed(listing("%0:0:9:roost::architect", "%1:1:0:roost::manager"))
        #expect(found.sight(of: .architect) == .alive && found.sight(of: .manager) == .ended)
        #expect(PaneLook.listed(listing()).sight(of: .manager) == .missing)
        #expect(PaneLook.noServer.sight(of: .architect) == .missing)
        #expect(PaneLook.failed(.noTmux).sight(of: .architect) == .unknown(why: "there is no tmux in PATH"))
        #expect(PaneLook.failed(.noTmux).pane(.architect) == nil && found.pane(.architect)?.pid == 9)
    }

    @Test(arguments: [
        ("tmux 3.3a", true), ("tmux 3.0", true), ("tmux 2.9a", false), ("tmux 1.8", false),
        ("tmux master", true), ("tmux next-3.5", true), ("tmux openbsd-7.3", true), ("", true),
    ])
    func onlyATmuxWithOptionsOfPanesIsFit(said: String, isFit: Bool) {
        #expect(TmuxVersion.isFit(said) == isFit)
    }
}
