import Domain
import Panes
import Platform
import Testing

@testable import Commands

@Suite struct PaneErrorCommandErrorTests {
    @Test func eachEndsByWhatKindItIs() {
        #expect(PaneError.paneMissing(.manager).asCommandError.exitCode == .notFound)
        #expect(PaneError.noTmux.asCommandError.exitCode == .refusedByState)
        #expect(PaneError.tmuxSilent(after: .seconds(5)).asCommandError.exitCode == .timedOut)
        #expect(PaneError.platform(.notFolder(path: "/x")).asCommandError.exitCode == .failed)
        #expect(PaneError.noTmux.asCommandError.hint == PaneError.noTmux.hint)
    }
}
