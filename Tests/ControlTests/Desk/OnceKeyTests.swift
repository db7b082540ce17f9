import Domain
import JSON
import Testing

@testable import Control

@Suite struct OnceKeyTests {
    private func key(_ origin: AskerOrigin) throws -> OnceKey? {
        let identity = ProcessIdentity(boot: "b", pid: 1, startTicks: 1)
        let asker = Asker(kind: .known(.command), identity: identity, origin: origin)
        return try OnceKey(DirectiveRequest(1, .reload, data: ["key": "k"]), of: asker)
    }

    @Test func theSameWordOfAnotherIsAnotherKey() throws {
        let run = try RunID("run-1")
        let other = try RunID("run-2")
        #expect(try key(.person) == key(.person))
        #expect(try key(.person) != key(.insideRun(run)))
        #expect(try key(.insideRun(run)) != key(.insideRun(other)))
    }
}
