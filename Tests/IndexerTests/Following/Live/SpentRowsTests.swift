import Control
import Domain
import Journal
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct SpentRowsTests {
    @Test func sumsAreThoseOfTheRows() throws {
        let home = try IndexedHome()
        let first = try home.record(ClaudeTalk.lines("c-1", message: "msg_1"))
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"))
        try home.record(ClaudeTalk.lines("c-3", message: "msg_3"), of: "gh-451")
        try home.record(["no agent speaks here"], by: .shell, of: "gh-452")
        let index = try home.open()
        _ = try index.pass()
        let rows = SpentRows(index.writer.index)
        let run = String(first.directory.split(separator: "/").last ?? "")
        #expect(try rows.spent(by: run).responses == 1)
        #expect(try rows.spent(by: run).tokens == Usage(input: 25, output: 120, cacheRead: 100))
        #expect(try rows.spent(for: "gh-450").responses == 2)
        #expect(try rows.spent(for: "gh-450").nanodollars == 2 * rows.spent(by: run).nanodollars)
        #expect(try rows.task(of: run) == "gh-450" && rows.task(of: "none") == nil)

        let now = home.fixture.clock.now().wall
        let hour = now.advanced(by: .seconds(-3600))..<now.advanced(by: .seconds(3600))
        #expect(try rows.spent(in: hour).responses == 3)
        let before = now.advanced(by: .seconds(-7200))..<hour.lowerBound
        #expect(try rows.spent(in: before) == .none)
    }

    @Test func onlyTasksThatMaySpendMoreAreOpen() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines("c-1", message: "msg_1"), of: "gh-1")
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), isOver: false, of: "gh-2")
        try home.record(["no agent speaks here"], by: .shell, isOver: false, of: "gh-3")
        let index = try home.open()
        _ = try index.pass()
        #expect(try SpentRows(index.writer.index).openTasks(countMax: 10) == ["gh-2"])
        #expect(try SpentRows(index.writer.index).openTasks(countMax: 0) == [])
    }
}
