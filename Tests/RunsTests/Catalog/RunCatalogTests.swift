import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunCatalogTests {
    @Test func whatCannotBeReadDoesNotHideTheOthers() throws {
        let fixture = try RunFixture()
        let first = try fixture.prepare()
        let second = try fixture.prepare()
        try fixture.overwrite(first.paths.state, with: Array("{".utf8))
        let task = try TaskID("gh-450")
        let runs = try RunCatalog.runs(of: task, in: fixture.home, on: fixture.disk)
        #expect(runs.map(\.metadata.run) == [second.request.run])
        #expect(throws: JournalError.self) { try RunCatalog.read(first.paths, on: fixture.disk) }
        #expect(try RunCatalog.runs(of: try TaskID("none"), in: fixture.home, on: fixture.disk).isEmpty)
    }

    @Test func ofThoseWhoseResultIsThereNothingIsRead() throws {
        let fixture = try RunFixture()
        let all = [try fixture.prepare(), try fixture.prepare(), try fixture.prepare()]
        // Its state says that it goes on, as after a crash between the two.
        try fixture.overwrite(all[0].paths.result, with: Array("{}".utf8))
        try fixture.overwrite(all[1].paths.state, with: Array("{".utf8))
        let open = RunCatalog.open(among: all.map(\.paths), on: fixture.disk)
        #expect(open.map(\.metadata.run) == [all[2].request.run])
    }
}
