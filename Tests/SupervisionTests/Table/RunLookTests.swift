import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct RunLookTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func look(_ paths: RunPaths) throws -> RunLook {
        try RunLook.at(paths, on: fixture.disk, processes: SystemProcesses())
    }

    @Test func aPreparedRunIsLaunchedOnceItsSecretsAreWrittenDown() throws {
        let paths = try fixture.prepare(["/bin/true"]).paths
        #expect(try look(paths).attendance == .notStarted && !look(paths).isLaunched)
        try fixture.disk.createFile(paths.secretsIndex, with: [])
        #expect(try look(paths).isLaunched)
    }

    @Test func aRunWithoutItsResultIsNotOver() throws {
        let shim = try fixture.launch(["/bin/true"])
        #expect(try shim.finished().isOver)
        _ = try shim.end()
        #expect(try look(shim.paths).attendance == .over)
        try fixture.disk.remove(shim.paths.result)
        #expect(try look(shim.paths).attendance == .nobody)
    }
}
