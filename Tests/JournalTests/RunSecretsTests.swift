import Domain
import Journal
import Platform
import TestSupport
import Testing

@Suite struct RunSecretsTests {
    private let fixture: RunFixture
    private let run: RunPaths
    private let key = [UInt8](repeating: 7, count: 32)
    private let index: SecretsIndex

    init() throws {
        fixture = try RunFixture(for: "RunSecretsTests")
        run = try fixture.prepare().paths
        index = SecretsIndex(environment: ["API_KEY": "correct-horse-battery-staple"], key: key)
    }

    private func read() throws(JournalError) -> RunSecrets? {
        try RunSecrets.read(run, in: fixture.home, on: SystemDisk())
    }

    @Test func aRunThatNotedNoneHasNone() throws {
        #expect(try read() == nil)
        try fixture.overwrite(run.secretsIndex, with: SecretsIndex().bytes)
        #expect(try read() == nil)
    }

    @Test func theyAreKnownByTheKeyOfTheHome() throws {
        try fixture.overwrite(run.secretsIndex, with: index.bytes)
        try fixture.overwrite(fixture.home.redactionKey, with: key)
        let secrets = try read()
        #expect(secrets?.index == index && secrets?.key == key)
    }

    @Test(arguments: [0, 31, 33]) func withoutItsWholeKeyARunIsNotShown(_ bytes: Int) throws {
        try fixture.overwrite(run.secretsIndex, with: index.bytes)
        let file = fixture.home.redactionKey
        #expect(throws: JournalError.noRedactionKey(file: file)) { try read() }
        try fixture.overwrite(file, with: [UInt8](repeating: 7, count: bytes))
        #expect(throws: JournalError.noRedactionKey(file: file)) { try read() }
    }

    @Test func anIndexThatCannotBeReadIsAnError() throws {
        try fixture.overwrite(run.secretsIndex, with: Array("RSEC".utf8))
        let error = #expect(throws: JournalError.self) { try read() }
        guard case .secrets = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
