import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct LeftoversTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "LeftoversTests") }

    private func setAside() throws -> [String] {
        try Leftovers.setAside(in: fixture.home, disk: SystemDisk(), clock: fixture.clock)
    }

    @Test func anEmptyHomeHasNone() throws {
        #expect(try setAside().isEmpty)
    }

    @Test func aPreparationThatWasKilledIsSetAsideWithAllThatIsInIt() throws {
        let run = try fixture.prepare()
        let abandoned = RunPaths(directory: "\(run.paths.taskDirectory)/run-x").preparing
        try SystemDisk().makeFolders(abandoned)
        try SystemDisk().createFile("\(abandoned)/meta.json", with: [1, 2, 3])
        let kept = try setAside()
        #expect(kept.count == 1)
        #expect(try fixture.bytes("\(try #require(kept.first))/meta.json") == [1, 2, 3])
        #expect(try !SystemDisk().exists(abandoned))
        #expect(try fixture.verify(run.paths).word == "whole")
    }

    @Test func oneThatIsBeingBuiltIsLeftAlone() throws {
        let building = RunPaths(directory: "\(fixture.home.runs)/gh-450/run-x").preparing
        try SystemDisk().makeFolders(building)
        let lock = try DirectoryLock(building, on: SystemDisk())
        #expect(try setAside().isEmpty)
        withExtendedLifetime(lock) {}
    }

    @Test func aSessionThatWasNotBegunIsSetAsideToo() throws {
        let session = fixture.home.session(try SessionID("ses-2026-11-21-a1b2c3"))
        try SystemDisk().makeFolders(session.preparing)
        #expect(try setAside().count == 1)
    }
}
