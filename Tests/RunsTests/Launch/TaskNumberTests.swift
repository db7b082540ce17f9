import Domain
import Journal
import Platform
import Runs
import Synchronization
import TestSupport
import Testing

@Suite struct TaskNumberTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private var home: HomePaths { HomePaths(root: scratch.path) }

    init() throws { scratch = try TemporaryHome() }

    @Test func numbersAreTakenOneAfterAnother() throws {
        #expect(try TaskNumber.take(in: home, on: disk).text == "manual-001")
        #expect(try TaskNumber.take(in: home, on: disk).text == "manual-002")
        #expect(try disk.list(home.runs) == ["manual-001", "manual-002"])
    }

    @Test func theHighestNumberCountsWhateverElseIsThere() throws {
        for name in ["manual-041", "manual-7", "manual-x99", "gh-900", "manual-0040"] {
            try disk.makeFolders("\(home.runs)/\(name)")
        }
        #expect(try TaskNumber.take(in: home, on: disk).text == "manual-042")
        try disk.makeFolders("\(home.runs)/manual-1234")
        #expect(try TaskNumber.take(in: home, on: disk).text == "manual-1235")
    }

    @Test func aNumberOfATaskWithoutAFolderIsPassedOver() throws {
        let known = ["manual-001", "manual-003"]
        let take = { () throws(RunsError) in try TaskNumber.take(in: home, on: disk) { known.contains($0.text) }.text }
        #expect(try take() == "manual-002")
        #expect(try take() == "manual-004")
        #expect(try disk.list(home.runs) == ["manual-002", "manual-004"])
    }

    @Test func severalAtOnceGetNumbersOfTheirOwn() throws {
        let taken = Mutex<[String]>([])
        let home = home
        let take: @Sendable () throws -> Void = {
            for _ in 0..<10 {
                let task = try TaskNumber.take(in: home, on: SystemDisk())
                taken.withLock { $0.append(task.text) }
            }
        }
        let first = SideThread(take)
        let second = SideThread(take)
        try first.join()
        try second.join()
        #expect(taken.withLock { Set($0) }.count == 20)
    }

    @Test func whereNoNumberIsFreeAnErrorSaysSo() throws {
        try disk.makeFolders("\(home.runs)/manual-999999")
        #expect(throws: RunsError.tooManyTasks(home.runs)) { try TaskNumber.take(in: home, on: disk) }
    }
}
