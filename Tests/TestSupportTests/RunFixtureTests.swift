import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@Suite struct RunFixtureTests {
    @Test func aRunThatItPreparesStandsInItsHome() throws {
        let fixture = try RunFixture()
        let run = try fixture.prepare { $0.stepName = "Other" }
        #expect(run.paths.directory.hasPrefix(fixture.scratch.path + "/runs/gh-450/"))
        #expect(run.request.stepName == "Other")
        #expect(run.metadata.createdAt == fixture.clock.now().wall.truncatedToMilliseconds)
        #expect(try fixture.verify(run.paths).word == "whole")
    }

    @Test func eventsAreThoseThatStandOnDisk() throws {
        let fixture = try RunFixture()
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        let event = try run.record(.keeperLost, .warn, "Gone.")
        #expect(try fixture.events(paths).last == event)
        #expect(try fixture.events(paths).count == 2)
    }

    @Test func aFileIsReadAsItIsAndWrittenOver() throws {
        let fixture = try RunFixture()
        let path = fixture.scratch.path("file")
        try fixture.overwrite(path, with: [0x61, 0xff])
        #expect(try fixture.bytes(path) == [0x61, 0xff])
        try fixture.overwrite(path, with: [0x62])
        #expect(try fixture.text(path) == "b")
        #expect(throws: PlatformError.self) { _ = try fixture.bytes(fixture.scratch.path("missing")) }
    }

    @Test func itsHomeGoesWithIt() throws {
        let path = try { try RunFixture().scratch.path }()
        #expect(try Environment.current()["KEEP_SCRATCH"] == "1" || !SystemDisk().exists(path))
    }

    @Test func everyRequestIsForARunOfItsOwn() throws {
        let fixture = try RunFixture()
        let runs = try (0..<100).map { _ in try fixture.request().run }
        #expect(Set(runs).count == 100)
    }
}
