import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct HomeLogsTests {
    @Test func aRunIsFoundByItsNameByItsTaskAndByItsDirectory() throws {
        let fixture = try LogFixture(for: "HomeLogsTests")
        let first = try fixture.finished(output: "one\n")
        try fixture.finished(output: "two\n")
        let logs = HomeLogs(fixture.home, on: SystemDisk(), at: fixture.clock.now().wall)
        func texts(_ ask: LogAsk) throws -> [String]? { try logs.page(ask)?.lines.flatMap(\.rows).map(\.text) }
        #expect(try texts(LogAsk("gh-450", .last, count: 9, sources: [.out])) == ["two"])
        let name = FilePath.name(of: first.directory)
        #expect(try texts(LogAsk(name, .first, count: 9, sources: [.out])) == ["one"])
        let page: LogPage = try #require(try logs.page(LogAsk(name, .last, count: 9)))
        let place: LogPlace = page.end
        #expect(page.directory == first.directory)
        #expect(try texts(LogAsk("x", in: page.directory, .after(place), count: 9)) == [])
        #expect(try texts(LogAsk("gh-451", .last, count: 9)) == nil)
        let lines: [ShownLine] = page.lines
        #expect(lines.allSatisfy { $0.task == "gh-450" && $0.run == name && $0.rows(isRaw: false) == $0.rows })
    }
}
