import Control
import Domain
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct RunningDeskTests {
    @Test func whatIsAskedIsKeptAndAnswered() throws {
        let home = try TemporaryHome()
        let desk = try RunningDesk(home.path)
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        let client = try ControlClient(
            to: desk.path,
            as: Hello.Client(.known(.command), identity: own),
            uid: geteuid(),
            upTo: .seconds(60)
        )
        #expect(try client.ask("reload", upTo: .seconds(60)) == .done("reload"))
        #expect(desk.calls.map(\.directive) == [.reload])
        try desk.end()
    }
}
