import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct SessionLookupTests {
    @Test func aHomeWithoutSessionsHasNone() throws {
        let home = try TemporaryHome()
        #expect(try SessionLookup.sessions(in: HomePaths(root: home.path), on: SystemDisk()).isEmpty)
    }

    @Test func sessionsAreFoundAndWhatIsNoneIsNot() throws {
        let fixture = try SessionFixture(for: "SessionLookupTests")
        _ = try fixture.begin()
        let disk = SystemDisk()
        try disk.makeFolders(fixture.home.sessions + "/.ses-2026-11-21-zzzzzz.preparing")
        try disk.makeFolders(fixture.home.sessions + "/empty")
        try disk.createFile(fixture.home.sessions + "/stray", with: [])
        #expect(try SessionLookup.sessions(in: fixture.home, on: disk) == [fixture.paths])
    }

    @Test func idsAndStatesAreFoundByName() throws {
        let fixture = try SessionFixture(for: "SessionLookupTests")
        let disk = SystemDisk()
        #expect(try SessionLookup.ids(in: fixture.home, on: disk).isEmpty)
        var session = try fixture.begin()
        try disk.makeFolders("\(fixture.home.sessions)/else")
        #expect(try SessionLookup.ids(in: fixture.home, on: disk) == [fixture.metadata.session])
        #expect(SessionLookup.state(of: fixture.paths, on: disk)?.endedAt == nil)
        try session.end(.normal)
        #expect(SessionLookup.state(of: fixture.paths, on: disk)?.endedAt != nil)
        try fixture.overwrite(fixture.paths.state, with: [])
        #expect(SessionLookup.state(of: fixture.paths, on: disk) == nil)
    }
}
