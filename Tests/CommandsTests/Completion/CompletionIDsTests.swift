import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct CompletionIDsTests {
    @Test func theNewestStandFirstAndNoMoreThanHelp() throws {
        let home = try TemporaryHome()
        let paths = HomePaths(root: home.path("home"))
        let disk = SystemDisk()
        let count = CompletionIDs.countMax + 5
        for number in 0..<count {
            let digits = String(1000 + number)
            try disk.makeFolders("\(paths.runs)/t-\(digits)/run-\(digits)")
        }
        let ids = CompletionIDs(of: paths, on: disk)
        let runs = try ids.ids(of: .runs, beginningWith: "run-")
        #expect(runs.count == CompletionIDs.countMax && runs.first == "run-\(1000 + count - 1)")
        #expect(try ids.ids(of: .tasks, beginningWith: "t-100").count == 10)
        #expect(try ids.ids(of: .workers, beginningWith: "").isEmpty)
        #expect(try ids.ids(of: .paths, beginningWith: "").isEmpty)
    }
}
