import Domain
import Panes
import Platform
import Testing

@Suite struct PaneErrorTests {
    private static let all: [PaneError] = [
        .noTmux, .tmuxTooOld("tmux 2.1"), .tmuxSilent(after: .seconds(5)), .tmuxFailed("no"),
        .platform(.notFolder(path: "/x")), .noCommand(.architect), .programMissing("claude", .manager),
        .folderMissing("/x"), .paneMissing(.manager), .paneEnded(.architect), .textTooLong(bytesMax: 7), .busy,
    ]

    @Test func eachIsSaidInItsOwnWords() {
        #expect(Set(Self.all.map(\.description)).count == Self.all.count)
        #expect(PaneError.tmuxSilent(after: .seconds(5)).description == "tmux does not answer within 5s")
        #expect(PaneError.noTmux.hint == "install tmux for panes; everything else works without it")
        #expect(PaneError.noCommand(.manager).hint?.contains("panes.manager.command") == true)
    }

    @Test func onlyAPaneThatIsNotThereIsMissing() {
        #expect(Self.all.filter(\.isMissing) == [.paneMissing(.manager), .paneEnded(.architect)])
    }
}
